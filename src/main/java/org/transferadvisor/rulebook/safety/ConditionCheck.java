package org.transferadvisor.rulebook.safety;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.MVELExprDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.drl.Place;
import org.transferadvisor.rulebook.safety.expression.ExpressionCheck;
import org.transferadvisor.rulebook.safety.expression.Found;

/** What may stand between {@code when} and {@code then}. Kinds of condition are compared exactly: a new kind is refused. */
final class ConditionCheck {

    /** The functions over gathered facts. */
    static final List<String> FUNCTIONS = List.of("average", "collectList", "collectSet", "count", "max", "min", "sum");

    /** The most ways in which the conditions of a rule may hold, by {@code or}: they multiply. */
    static final long MOST_WAYS = 100;

    private static final String ELEMENTS =
            "facts, `not`, `exists`, `and`, `or`, `accumulate`, and `from` with a cost function or a variable";

    /** The parser's words for what has a word of its own in the rules. */
    private static final Map<String, String> WORDS = Map.of(
            "entrypoint", "entry-point", "conditionalbranch", "if", "namedconsequence", "do", "behavior", "over");

    private final Refusals refusals;
    private final FactTypes types;

    ConditionCheck(Refusals refusals, FactTypes types) {
        this.refusals = refusals;
        this.types = types;
    }

    /** Checks the conditions of a rule. */
    void checkAll(AndDescr conditions) {
        check(conditions);
        long ways = ways(conditions);
        if (ways > MOST_WAYS) {
            refusals.add(
                    conditions,
                    "the conditions can hold in more than " + MOST_WAYS + " ways, by their `or`s",
                    "at most " + MOST_WAYS + " ways: the engine makes a rule of each",
                    "conclude what stands in brackets in rules of their own");
        }
    }

    /** In how many ways conditions can hold, as far as it matters. */
    private static long ways(BaseDescr condition) {
        long ways = 1;
        if (condition instanceof OrDescr or) {
            ways = or.getDescrs().stream().mapToLong(ConditionCheck::ways).sum();
        } else if (condition instanceof PatternDescr pattern
                && pattern.getSource() instanceof AccumulateDescr accumulate) {
            ways = ways(accumulate.getInput());
        } else if (condition instanceof ConditionalElementDescr group) {
            for (Object each : group.getDescrs()) {
                ways = Math.min(MOST_WAYS + 1, ways * ways((BaseDescr) each));
            }
        }
        return Math.min(MOST_WAYS + 1, ways);
    }

    private void check(BaseDescr condition) {
        if (condition.getClass() == PatternDescr.class) {
            pattern((PatternDescr) condition);
        } else if (List.of(AndDescr.class, OrDescr.class, NotDescr.class, ExistsDescr.class)
                .contains(condition.getClass())) {
            if (condition instanceof AnnotatedBaseDescr annotated) {
                annotations(annotated);
            }
            for (Object each : ((ConditionalElementDescr) condition).getDescrs()) {
                check((BaseDescr) each);
            }
        } else {
            element(condition, condition);
        }
    }

    private void element(BaseDescr at, Object element) {
        String name = element.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT);
        refusals.add(at, "`" + WORDS.getOrDefault(name, name) + "` is not allowed", ELEMENTS, null);
    }

    private void annotations(AnnotatedBaseDescr condition) {
        for (String name : condition.getAnnotationNames().stream().sorted().toList()) {
            refusals.add(
                    condition, "the annotation `@" + name + "` of a condition", "conditions without annotations", null);
        }
    }

    // ---- one pattern ----

    private void pattern(PatternDescr pattern) {
        annotations(pattern);
        if (pattern.getObjectType() == null) {
            refusals.add(pattern, "a path through facts, such as `/facts`", ELEMENTS, null);
            return;
        }
        if (pattern.isQuery()) {
            refusals.add(pattern, "the query " + Problem.quoted("?" + pattern.getObjectType()), ELEMENTS, null);
        }
        type(pattern);
        variable(pattern, pattern.getIdentifier(), pattern.isUnification());
        if (!pattern.getBehaviors().isEmpty()) {
            refusals.add(pattern, "`over window` is not allowed", ELEMENTS, null);
        }
        for (BaseDescr each : pattern.getDescrs()) {
            constraint(each);
        }
        if (pattern.getSource() != null) {
            source(pattern, pattern.getSource());
        }
    }

    private void type(PatternDescr pattern) {
        String type = pattern.getObjectType();
        boolean plain = type.matches("[A-Za-z0-9_]+");
        if (!plain || !types.isFact(type) && types.isTaken(type)) {
            refusals.add(
                    pattern,
                    Problem.quoted(type) + " is no kind of fact",
                    "a fact of the input, of the reference data, a conclusion, one that the rulebook declares, or one of "
                            + String.join(
                                    ", ", FactTypes.VALUES.stream().sorted().toList()),
                    null);
        }
    }

    private void variable(BaseDescr at, @Nullable String name, boolean unification) {
        if (unification) {
            refusals.add(at, "`:=` is not allowed", "`$name : …`", "bind a variable with `:` and compare with `==`");
        }
        if (name != null && !name.matches("\\$[A-Za-z_][A-Za-z0-9_]*")) {
            refusals.add(
                    at,
                    "the variable " + Problem.quoted(name),
                    "a name that starts with `$`, such as `$samples`",
                    null);
        }
    }

    private void constraint(BaseDescr descr) {
        if (!(descr instanceof ExprConstraintDescr constraint)) {
            element(descr, descr);
            return;
        }
        if (constraint.getType() != ExprConstraintDescr.Type.NAMED) {
            refusals.add(
                    constraint,
                    Problem.quoted(constraint.getExpression()) + " is compared by its position",
                    "the field's name, such as `compute < 1000`",
                    null);
            return;
        }
        Place start = refusals.place(constraint);
        ExpressionCheck.constraint(constraint.getExpression(), types)
                .ifPresent(found -> add(start, constraint.getExpression(), found));
    }

    private void add(Place start, String text, Found found) {
        refusals.add(Refusals.within(start, text, found.at()), found.message(), found.allowed(), found.hint());
    }

    // ---- where a pattern's facts come from ----

    private void source(PatternDescr pattern, PatternSourceDescr source) {
        if (source.getClass() == AccumulateDescr.class) {
            accumulate(pattern, (AccumulateDescr) source);
        } else if (source.getClass() == FromDescr.class
                && ((FromDescr) source).getDataSource().getClass() == MVELExprDescr.class) {
            String text = ((FromDescr) source).getDataSource().getText();
            ExpressionCheck.source(text, types).ifPresent(found -> add(refusals.place(pattern, text), text, found));
        } else {
            element(pattern, source);
        }
    }

    private void accumulate(PatternDescr pattern, AccumulateDescr accumulate) {
        boolean code = !accumulate.isExternalFunction()
                || accumulate.getInitCode() != null
                || accumulate.getActionCode() != null
                || accumulate.getReverseCode() != null
                || accumulate.getResultCode() != null;
        if (code) {
            refusals.add(
                    pattern,
                    "`accumulate` with `init`, `action` and `result` is not allowed",
                    "a function: " + String.join(", ", FUNCTIONS),
                    null);
        }
        check(accumulate.getInput());
        for (AccumulateDescr.AccumulateFunctionCallDescr each : accumulate.getFunctions()) {
            if (!FUNCTIONS.contains(each.getFunction())) {
                refusals.add(
                        pattern,
                        "the function " + Problem.quoted(each.getFunction()) + " of `accumulate`",
                        String.join(", ", FUNCTIONS),
                        null);
            }
            variable(pattern, each.getBind(), each.isUnification());
            for (String argument : each.getParams()) {
                ExpressionCheck.argument(argument, types)
                        .ifPresent(found -> add(refusals.place(pattern, argument), argument, found));
            }
        }
    }
}
