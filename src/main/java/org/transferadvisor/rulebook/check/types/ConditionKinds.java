package org.transferadvisor.rulebook.check.types;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Checks the conditions of one rule: their kinds of fact, what they bind and what they compare. */
final class ConditionKinds {

    private static final Set<String> NUMBERS = Set.of("average", "max", "min", "sum");
    private static final List<String> FUNCTIONS =
            List.of("average", "collectList", "collectSet", "count", "max", "min", "sum");

    private final RuleProblems problems;
    private final Scope top = new Scope(null);

    ConditionKinds(RuleProblems problems) {
        this.problems = problems;
    }

    /** Checks all conditions and says what the rule's consequence may use. */
    Scope read() {
        problems.rule().conditions().forEach(each -> read(each, top));
        return top;
    }

    private void read(Condition condition, Scope scope) {
        if (condition instanceof Condition.Pattern pattern) {
            pattern(pattern, scope);
        } else if (condition instanceof Condition.And and) {
            and.parts().forEach(each -> read(each, scope));
        } else if (condition instanceof Condition.Or or) {
            either(or, scope);
        } else if (condition instanceof Condition.Accumulate accumulate) {
            accumulate(accumulate, scope);
        } else {
            condition.parts().forEach(each -> read(each, new Scope(scope)));
        }
    }

    /** A variable can be used after a choice where every branch binds it. */
    private void either(Condition.Or or, Scope scope) {
        Map<String, Variable> bound = new LinkedHashMap<>();
        boolean first = true;
        for (Condition branch : or.parts()) {
            Scope inner = new Scope(scope);
            read(branch, inner);
            if (first) {
                bound.putAll(inner.own());
            } else {
                bound.keySet().retainAll(inner.own().keySet());
            }
            first = false;
        }
        bound.forEach((name, variable) -> scope.bind(new Variable(name, variable.kind(), null, "")));
    }

    private void accumulate(Condition.Accumulate accumulate, Scope scope) {
        Scope inner = new Scope(scope);
        read(accumulate.condition(), inner);
        for (Condition.Function function : accumulate.functions()) {
            ValueKind argument = ValueKind.UNKNOWN;
            Variable of = null;
            for (Expression each : function.arguments()) {
                argument = kinds(inner, null, ValueKind.UNKNOWN).kind(each);
                of = inner.find(each.text());
            }
            ValueKind kind = made(function, argument);
            if (function.variable() != null) {
                boolean list = function.collects() && of != null;
                Condition.Pattern pattern = list && of != null ? of.pattern() : null;
                String field = list && of != null ? of.field() : "";
                bind(new Variable(function.variable(), kind, pattern, field), scope, function.place());
            }
        }
        boolean written = !accumulate.result().isEmpty();
        Condition.Pattern result = written
                ? new Condition.Pattern(
                        accumulate.result(),
                        null,
                        accumulate.constraints(),
                        null,
                        accumulate.place(),
                        accumulate.place())
                : null;
        ValueKind self = result == null ? ValueKind.UNKNOWN : kindOf(result);
        ExpressionKinds tests = kinds(scope, result, self);
        accumulate.constraints().forEach(tests::test);
    }

    /** What a function makes of the values that it is over. */
    private ValueKind made(Condition.Function function, ValueKind of) {
        String name = function.name();
        if (function.collects()) {
            return ValueKind.listOf(of);
        }
        if (name.equals("count")) {
            return ValueKind.of(Long.class);
        }
        if (!NUMBERS.contains(name)) {
            problems.unknown(
                    Check.UNKNOWN_FUNCTION,
                    function.place(),
                    "there is no function `" + name + "` over what is gathered",
                    name,
                    FUNCTIONS);
            return ValueKind.UNKNOWN;
        }
        if (of.known() && of.type() != Object.class && !of.isNumber()) {
            problems.add(
                    Check.WRONG_TYPE,
                    function.place(),
                    "`" + name + "` is over "
                            + String.join(
                                    ", ",
                                    function.arguments().stream()
                                            .map(Expression::text)
                                            .toList())
                            + ", which is " + of.shown(),
                    "numbers; of a range one end of it: low, likely or high",
                    null);
        }
        return ValueKind.of(Number.class);
    }

    private void pattern(Condition.Pattern pattern, Scope scope) {
        ValueKind kind = kindOf(pattern);
        Variable element = null;
        if (pattern.from() != null) {
            element = from(pattern.from(), kind, scope);
        }
        if (pattern.variable() != null) {
            Variable bound = element != null
                    ? new Variable(pattern.variable(), kind, element.pattern(), element.field())
                    : new Variable(pattern.variable(), kind, pattern.from() == null ? pattern : null, "");
            bind(bound, scope, pattern.place());
        }
        ExpressionKinds tests = kinds(scope, pattern, kind);
        pattern.constraints().forEach(tests::test);
    }

    private ValueKind kindOf(Condition.Pattern pattern) {
        String type = pattern.type();
        Vocabulary.Kind kind = problems.vocabulary().kind(type);
        if (kind != null) {
            return new ValueKind(kind.record() == null ? Object.class : kind.record(), kind.name(), null);
        }
        Class<?> value = problems.vocabulary().value(type);
        if (value == null) {
            problems.unknown(
                    Check.UNKNOWN_TYPE,
                    pattern.typePlace(),
                    "`" + type + "` is no kind of fact",
                    type,
                    problems.vocabulary().types());
            return ValueKind.UNKNOWN;
        }
        return ValueKind.of(value);
    }

    /** Checks where values come from; where that is a list that the rule made of facts, gives what it holds. */
    private @Nullable Variable from(Expression from, ValueKind wanted, Scope scope) {
        ValueKind given = kinds(scope, null, ValueKind.UNKNOWN).kind(from);
        boolean list = given.type() != null && Collection.class.isAssignableFrom(given.type());
        ValueKind each = !list ? given : given.element() == null ? ValueKind.UNKNOWN : given.element();
        if (wanted.known() && each.known() && !each.isNull() && !each.fits(wanted.type())) {
            boolean narrowed =
                    wanted.type() != null && each.type() != null && each.type().isAssignableFrom(wanted.type());
            if (!narrowed) {
                problems.add(
                        Check.WRONG_TYPE,
                        from.place(),
                        "`" + from.text() + "` gives " + each.exactly() + ", but the pattern asks for "
                                + wanted.exactly(),
                        "`"
                                + (each.type() == null
                                        ? ""
                                        : ValueKind.boxed(each.type()).getSimpleName()) + "( … ) from …`",
                        null);
            }
        }
        return list ? scope.find(from.text()) : null;
    }

    private ExpressionKinds kinds(Scope scope, Condition.@Nullable Pattern pattern, ValueKind self) {
        return new ExpressionKinds(problems, scope, pattern, self, (binding, kind) -> {
            Condition.Pattern of = pattern == null || pattern.from() != null ? null : pattern;
            bind(new Variable(binding.variable(), kind, of, binding.value().text()), scope, binding.place());
        });
    }

    private void bind(Variable variable, Scope scope, Place place) {
        if (scope.find(variable.name()) != null) {
            problems.add(
                    Check.DUPLICATE_VARIABLE,
                    place,
                    "`" + variable.name() + "` is bound twice",
                    "a name of its own for each",
                    "to demand the same value, write `field == " + variable.name() + "`");
        }
        scope.bind(variable);
    }
}
