package org.transferadvisor.rulebook.check.types;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Finds out what kind of value an expression gives, and says what is wrong with it. */
final class ExpressionKinds {

    private final Vocabulary vocabulary;
    private final RuleProblems problems;
    private final Scope scope;
    private final Condition.@Nullable Pattern pattern;
    private final ValueKind self;
    private final BiConsumer<Expression.Binding, ValueKind> bind;
    private final Unknowns unknowns;
    private final Calls calls;
    private final Comparisons comparisons;

    /**
     * For the expressions of one place of a rule.
     *
     * @param scope the variables that they may use
     * @param pattern the pattern that they stand in; null where they stand in none
     * @param self the kind of the fact whose fields they may name; {@link ValueKind#UNKNOWN} where they may name none
     * @param bind what is told of each variable that they bind
     */
    ExpressionKinds(
            RuleProblems problems,
            Scope scope,
            Condition.@Nullable Pattern pattern,
            ValueKind self,
            BiConsumer<Expression.Binding, ValueKind> bind) {
        this.vocabulary = problems.vocabulary();
        this.problems = problems;
        this.scope = scope;
        this.pattern = pattern;
        this.self = self;
        this.bind = bind;
        this.unknowns = new Unknowns(vocabulary, problems.words(), problems);
        this.calls = new Calls(vocabulary, problems.words(), problems, this, unknowns);
        this.comparisons = new Comparisons(problems, self, this);
    }

    /** What a name is bound to; null where nothing is. */
    @Nullable
    Variable variable(String name) {
        return scope.find(name);
    }

    /** Checks what a pattern demands or binds: it must be true or false, or bind. */
    void test(Expression test) {
        if (test instanceof Expression.And || test instanceof Expression.Or) {
            test.parts().forEach(this::test);
            return;
        }
        ValueKind kind = kind(test);
        if (test instanceof Expression.Binding || !kind.known() || kind.isTruth()) {
            return;
        }
        boolean digits = test instanceof Expression.Literal literal && literal.isNumber();
        problems.add(
                Check.NO_CONDITION,
                test.place(),
                "`" + (digits ? problems.written(test) : test.text()) + "` is " + kind.shown() + " and no condition",
                "a comparison, such as `compute < 1000`",
                digits ? "write numbers without commas: 1000, not 1,000" : null);
    }

    List<ValueKind> kinds(List<Expression> expressions) {
        return expressions.stream().map(this::kind).toList();
    }

    /** The kind of an expression. */
    ValueKind kind(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return ValueKind.of(literal);
        } else if (expression instanceof Expression.Name name) {
            return named(name.name(), name.place());
        } else if (expression instanceof Expression.Access access) {
            return access.call() ? calls.access(access) : field(access);
        } else if (expression instanceof Expression.Call call) {
            return calls.call(call);
        } else if (expression instanceof Expression.New made) {
            return calls.create(made);
        } else if (expression instanceof Expression.Binding binding) {
            ValueKind kind = kind(binding.value());
            bind.accept(binding, kind);
            return kind;
        }
        return composed(expression);
    }

    private ValueKind composed(Expression expression) {
        if (expression instanceof Expression.Cast cast) {
            return cast(cast);
        } else if (expression instanceof Expression.Negative negative) {
            ValueKind of = kind(negative.value());
            return isNumber(of, negative) ? of : ValueKind.UNKNOWN;
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        } else if (expression instanceof Expression.Comparison comparison) {
            comparisons.check(comparison);
        } else if (expression instanceof Expression.In in) {
            comparisons.check(in);
        } else if (expression instanceof Expression.Other) {
            return ValueKind.UNKNOWN;
        } else {
            kinds(expression.parts());
        }
        return ValueKind.of(boolean.class);
    }

    private ValueKind cast(Expression.Cast cast) {
        ValueKind of = kind(cast.value());
        ValueKind to = ValueKind.primitive(cast.type());
        if (isNumber(of, cast) && of.known() && !of.casts(to)) {
            problems.add(
                    Check.WRONG_TYPE,
                    cast.place(),
                    "`" + cast.text() + "` makes " + to.exactly() + " of " + of.exactly(),
                    "numbers that fit",
                    "write `" + cast.value().text() + "." + cast.type() + "Value()`");
        }
        return to;
    }

    /** Whether something is a number, or may be one; where not, that is told. */
    private boolean isNumber(ValueKind kind, Expression of) {
        if (!kind.known() || kind.type() == Object.class && kind.fact().isEmpty() || kind.isNumber()) {
            return true;
        }
        problems.add(
                Check.WRONG_TYPE, of.place(), "`" + of.text() + "` is arithmetic on " + kind.shown(), "numbers", null);
        return false;
    }

    /** Conditions read the fields of a fact by their names; a consequence, which is Java, by calls. */
    private ValueKind field(Expression.Access access) {
        ValueKind of = kind(access.of());
        ValueKind field = property(of, access.name(), access.namePlace());
        if (pattern != null && access.of() instanceof Expression.Name name && !name.isVariable()) {
            unknowns.path(pattern, name.name(), access.text(), access.place());
        }
        if (problems.inConsequence() && field.known() && !of.fact().isEmpty()) {
            problems.add(
                    Check.UNKNOWN_FIELD,
                    access.namePlace(),
                    "in a consequence a field is read by a call, not as `" + access.text() + "`",
                    "`" + access.text() + "()`",
                    "or bind it in the condition");
        }
        return field;
    }

    private ValueKind arithmetic(Expression.Arithmetic arithmetic) {
        ValueKind left = kind(arithmetic.left());
        ValueKind right = kind(arithmetic.right());
        String text = arithmetic.text();
        for (ValueKind each : List.of(left, right)) {
            if (each.known() && each.type() != Object.class && !each.isNumber()) {
                problems.add(
                        Check.WRONG_TYPE,
                        arithmetic.place(),
                        "`" + text + "` is arithmetic on " + each.shown(),
                        "numbers on both sides",
                        null);
                return ValueKind.UNKNOWN;
            }
        }
        boolean divides =
                arithmetic.operator().equals("/") || arithmetic.operator().equals("%");
        if (divides && arithmetic.right().stated() instanceof java.math.BigDecimal number && number.signum() == 0) {
            problems.add(
                    Check.WRONG_ARGUMENTS,
                    arithmetic.right().place(),
                    "`" + text + "` divides by zero",
                    "a number other than 0",
                    null);
        }
        unknowns.used(arithmetic.left(), text, this);
        unknowns.used(arithmetic.right(), text, this);
        return ValueKind.of(
                left.isWhole() && right.isWhole()
                        ? left.fits(int.class) && right.fits(int.class) ? int.class : long.class
                        : double.class);
    }

    /** The kind of a variable, or of a field of the fact at hand. */
    private ValueKind named(String name, Place place) {
        Variable variable = scope.find(name);
        if (variable != null) {
            return variable.kind();
        }
        if (name.equals("this") && pattern != null) {
            return self;
        }
        if (pattern != null && !name.startsWith("$")) {
            return property(self, name, place);
        }
        problems.unknown(
                Check.UNKNOWN_VARIABLE,
                place,
                "the rule binds no `" + name + "` before this place",
                name,
                scope.names(),
                meant(name));
        return ValueKind.UNKNOWN;
    }

    private static @Nullable String meant(String name) {
        if (name.matches("\\$\\d+")) {
            return "write amounts without a sign: " + name.substring(1);
        }
        return name.startsWith("$") ? null : "write a word in double quotes: \"" + name + "\"";
    }

    /** The kind of a field of a fact. */
    private ValueKind property(ValueKind of, String name, Place place) {
        Vocabulary.Kind kind = vocabulary.kind(of.fact());
        if (kind == null) {
            return ofValue(of, name, place);
        }
        Vocabulary.Member member = kind.members().get(name);
        if (member == null) {
            problems.unknown(
                    Check.UNKNOWN_FIELD,
                    place,
                    "`" + kind.name() + "` has no field `" + name + "`",
                    name,
                    kind.members().keySet(),
                    name.equals(kind.name())
                            ? "the pattern is of `" + name + "` already: write the field alone"
                            : value(name));
            return ValueKind.UNKNOWN;
        }
        return ValueKind.of(member.type());
    }

    /** The kind of what a plain value can be asked: a text for its length, a list for its size. */
    private ValueKind ofValue(ValueKind of, String name, Place place) {
        List<String> known = of.isText() ? List.of("length") : of.isList() ? List.of("size", "empty") : List.of();
        if (!of.known() || of.type() == Object.class || known.contains(name)) {
            return !of.known() || of.type() == Object.class
                    ? ValueKind.UNKNOWN
                    : ValueKind.of(name.equals("empty") ? boolean.class : int.class);
        }
        problems.unknown(
                Check.UNKNOWN_FIELD,
                place,
                of.shown() + " has no field `" + name + "`",
                name,
                known.isEmpty() ? List.of("this") : known,
                pattern == null ? null : "write `this` for the value itself");
        return ValueKind.UNKNOWN;
    }

    /** What a name probably stands for that is no field. */
    private static @Nullable String value(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> "write `true`";
            case "no", "false" -> "write `false`";
            default -> name.matches("[A-Z][A-Z0-9_]+") ? "write a word in double quotes: \"" + name + "\"" : null;
        };
    }
}
