package org.transferadvisor.rulebook.check.types;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * Finds what is computed with though it may be unknown, which would break the rule off where it is. A fact that has a value for
 * its default is never unknown.
 */
final class Unknowns {

    private final Vocabulary vocabulary;
    private final KnownWords words;
    private final RuleProblems problems;

    Unknowns(Vocabulary vocabulary, KnownWords words, RuleProblems problems) {
        this.vocabulary = vocabulary;
        this.words = words;
        this.problems = problems;
    }

    /** Checks what a function is given. */
    void given(Method function, List<Expression> arguments, ExpressionKinds expressions) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!function.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class)) {
                used(arguments.get(i), function.getName(), expressions);
            }
        }
    }

    /**
     * Checks a value that is computed with.
     *
     * @param by what computes with it
     */
    void used(Expression value, String by, ExpressionKinds expressions) {
        Variable variable = value instanceof Expression.Name name ? expressions.variable(name.name()) : null;
        Condition.Pattern match = variable == null ? null : variable.pattern();
        String field = variable == null ? null : unasked(variable);
        if (match != null && field != null) {
            problems.add(
                    Check.MAY_BE_UNKNOWN,
                    value.place(),
                    "`" + value.text() + "` may be unknown, as `" + field + "` of " + match.type()
                            + " need not be known, and `" + by + "` computes with it",
                    "`" + field + " != null` in the pattern that binds it",
                    null);
        }
    }

    /** Checks a path of which the first field may be unknown, so that it has no parts. */
    void path(Condition.Pattern match, String field, String path, Place place) {
        if (match.from() == null && mayBeUnknown(match, field)) {
            problems.add(
                    Check.MAY_BE_UNKNOWN,
                    place,
                    "`" + field + "` of " + match.type() + " need not be known, and `" + path + "` reads a part of it",
                    "`" + field + " != null` before it in the pattern",
                    null);
        }
    }

    /** Whether a field may be unknown, and the pattern does not ask. */
    private boolean mayBeUnknown(Condition.Pattern match, String field) {
        Vocabulary.Kind kind = vocabulary.kind(match.type());
        Vocabulary.Member member = kind == null ? null : kind.members().get(field);
        return kind != null
                && member != null
                && member.unknown()
                && !words.isFilled(kind, field)
                && match.tests().stream().noneMatch(each -> asks(each, field));
    }

    /** The field that a variable stands for, where it may be unknown and the pattern does not ask; null elsewhere. */
    private @Nullable String unasked(Variable variable) {
        Condition.Pattern match = variable.pattern();
        if (match == null || variable.field().isEmpty() || variable.kind().element() != null) {
            return null;
        }
        return mayBeUnknown(match, variable.field()) ? variable.field() : null;
    }

    /** Whether a test holds only where the field is known. */
    private static boolean asks(Expression test, String field) {
        if (test instanceof Expression.And all) {
            return all.parts().stream().anyMatch(each -> asks(each, field));
        }
        if (test instanceof Expression.Or any) {
            return any.parts().stream().allMatch(each -> asks(each, field));
        }
        if (!(test instanceof Expression.Comparison comparison)
                || !comparison.field().equals(field)) {
            return false;
        }
        Expression.Literal literal = comparison.literal();
        boolean ofNull = literal != null && literal.value() == null;
        return comparison.operator().equals("!=") == ofNull;
    }
}
