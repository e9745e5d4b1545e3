package org.transferadvisor.explain.conditions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.rule.Accumulate;
import org.drools.base.rule.From;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.base.rule.constraint.Constraint;
import org.drools.modelcompiler.constraints.LambdaConstraint;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/**
 * How the file of a rule words what the engine compiled of it: compiled and written conditions are matched by their
 * positions. Used for what a reader is shown, never to decide whether a condition holds.
 */
public final class Wording {

    private final IdentityHashMap<RuleConditionElement, Condition> conditions = new IdentityHashMap<>();
    private final IdentityHashMap<Constraint, Expression> tests = new IdentityHashMap<>();
    private final List<String> mismatches = new ArrayList<>();

    private Wording() {}

    /** The wording of a rule. */
    public static Wording of(CompiledRule rule, Rule written) {
        Wording wording = new Wording();
        List<List<Condition>> ways = ways(written.conditions());
        for (GroupElement alternative : rule.alternatives()) {
            wording.pair(alternative, ways);
        }
        return wording;
    }

    private void pair(GroupElement alternative, List<List<Condition>> ways) {
        String mismatch = "more alternatives than the rule words";
        for (List<Condition> way : ways) {
            Wording one = new Wording();
            one.pair(CompiledRule.stated(alternative), way);
            if (one.mismatches.isEmpty()) {
                conditions.putAll(one.conditions);
                tests.putAll(one.tests);
                return;
            }
            mismatch = one.mismatches.get(0);
        }
        mismatches.add(mismatch);
    }

    /** Each choice of one side of every {@code or} that stands in no group of another kind. */
    private static List<List<Condition>> ways(List<Condition> conditions) {
        return Condition.ways(conditions, false);
    }

    private void pair(List<RuleConditionElement> compiled, List<Condition> written) {
        if (compiled.size() != written.size()) {
            mismatches.add(compiled.size() + " conditions where " + written.size() + " are written");
            return;
        }
        for (int i = 0; i < compiled.size(); i++) {
            pair(compiled.get(i), written.get(i));
        }
    }

    private void pair(RuleConditionElement compiled, Condition written) {
        conditions.put(compiled, written);
        if (written instanceof Condition.Pattern match && compiled instanceof Pattern pattern) {
            String type = pattern.getObjectType().getClassName();
            boolean sameType = type.substring(type.lastIndexOf('.') + 1)
                    .equals(match.type().substring(match.type().lastIndexOf('.') + 1));
            if (!sameType || (match.from() != null) != (pattern.getSource() instanceof From)) {
                mismatches.add(type + " where " + match.type() + " is written");
            }
            constraints(pattern, match.tests());
        } else if (written instanceof Condition.Accumulate gather
                && compiled instanceof Pattern pattern
                && pattern.getSource() instanceof Accumulate accumulate) {
            constraints(pattern, gather.tests());
            several(accumulate.getSource(), gather.condition());
        } else if (written instanceof Condition.Not not && compiled instanceof GroupElement group && group.isNot()) {
            several(ConditionEvaluator.inner(group), not.condition());
        } else if (written instanceof Condition.Exists exists
                && compiled instanceof GroupElement group
                && group.isExists()) {
            several(ConditionEvaluator.inner(group), exists.condition());
        } else if (!(written instanceof Condition.Other)) {
            mismatches.add(compiled.getClass().getSimpleName() + " where "
                    + written.getClass().getSimpleName() + " is written");
        }
    }

    private void several(RuleConditionElement compiled, Condition written) {
        boolean and = compiled instanceof GroupElement group && group.isAnd();
        pair(
                and ? CompiledRule.stated((GroupElement) compiled) : List.of(compiled),
                ways(List.of(written)).get(0));
    }

    private void constraints(Pattern pattern, List<Expression> written) {
        List<Expression> demanding = written.stream()
                .filter(each -> !(each instanceof Expression.Binding))
                .toList();
        if (demanding.size() != pattern.getConstraints().size()) {
            mismatches.add(pattern.getConstraints().size() + " constraints where " + demanding.size() + " are written");
            return;
        }
        for (int i = 0; i < demanding.size(); i++) {
            Constraint constraint = pattern.getConstraints().get(i);
            if (demanding.get(i) instanceof Expression.Comparison comparison
                    && !plain(comparison.text()).equals(plain(text(constraint)))) {
                mismatches.add("`" + text(constraint) + "` where `" + comparison.text() + "` is written");
            }
            tests.put(constraint, demanding.get(i));
        }
    }

    private static String plain(String text) {
        return text.replaceAll("^\\s*\\$\\w+\\s*:", "").replaceAll("\\s+", "");
    }

    /** Where compiled and written conditions do not correspond; empty where they do. */
    public List<String> mismatches() {
        return List.copyOf(mismatches);
    }

    /** The written condition; null where it is not known. */
    public @Nullable Condition condition(RuleConditionElement compiled) {
        return conditions.get(compiled);
    }

    /** The written test of a constraint; null where it is not known. */
    public @Nullable Expression test(Constraint constraint) {
        return tests.get(constraint);
    }

    /** A constraint as written. */
    public static String text(Constraint constraint) {
        return constraint instanceof LambdaConstraint lambda
                ? lambda.getPredicateInformation().getStringConstraint().replaceFirst("^\\s*\\$\\w+\\s*:\\s*", "")
                : constraint.toString();
    }

    /** The field that a variable of a pattern is bound to; {@code this} where it is the fact itself, null where unknown. */
    public @Nullable String field(Pattern pattern, String variable) {
        Condition condition = conditions.get(pattern);
        if (!(condition instanceof Condition.Pattern match)) {
            return null;
        }
        if (variable.equals(match.variable())) {
            return "this";
        }
        Map<String, String> fields = new HashMap<>();
        for (Expression test : match.tests()) {
            if (test instanceof Expression.Binding binding) {
                fields.put(binding.variable(), binding.value().text());
            } else if (test instanceof Expression.Comparison comparison && comparison.variable() != null) {
                fields.put(comparison.variable(), comparison.field());
            }
        }
        return fields.get(variable);
    }
}
