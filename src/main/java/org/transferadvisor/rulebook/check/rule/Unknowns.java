package org.transferadvisor.rulebook.check.rule;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.Vocabulary;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Test;

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
    void check(Method function, NodeList<Expression> arguments, ExpressionReader expressions) {
        for (int i = 0; i < arguments.size(); i++) {
            boolean mayBeNull = function.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class);
            if (!mayBeNull && arguments.get(i) instanceof NameExpr name) {
                Variable variable = expressions.variable(name.getNameAsString());
                String field = variable == null ? null : unasked(variable);
                if (variable != null && variable.match() != null && field != null) {
                    problems.add(
                            Check.MAY_BE_UNKNOWN,
                            expressions.place(name),
                            "`" + name + "` may be unknown, as `" + field + "` of "
                                    + variable.match().type() + " need not be known, and `" + function.getName()
                                    + "` computes with it",
                            "`" + field + " != null` in the pattern that binds it",
                            null);
                }
            }
        }
    }

    /** The field that a variable stands for, where it may be unknown and the pattern does not ask; null elsewhere. */
    private @Nullable String unasked(Variable variable) {
        Condition.Match match = variable.match();
        if (match == null || variable.field().isEmpty() || variable.kind().element() != null) {
            return null;
        }
        String field = variable.field().split("\\.", 2)[0];
        Vocabulary.Kind kind = vocabulary.kind(match.type());
        Vocabulary.Member member = kind == null ? null : kind.members().get(field);
        boolean asked = match.tests().stream().anyMatch(each -> asks(each, field));
        return kind == null || member == null || !member.unknown() || asked || words.isFilled(kind, field)
                ? null
                : field;
    }

    /** Whether a test holds only where the field is known. */
    private static boolean asks(Test test, String field) {
        if (test instanceof Test.AllOf all) {
            return all.tests().stream().anyMatch(each -> asks(each, field));
        }
        if (test instanceof Test.AnyOf any) {
            return any.tests().stream().allMatch(each -> asks(each, field));
        }
        if (!(test instanceof Test.Comparison comparison)
                || !comparison.field().equals(field) && !comparison.field().startsWith(field + ".")) {
            return false;
        }
        boolean ofNull = comparison.operand() instanceof Operand.Literal literal && literal.value() == null;
        return comparison.operator().equals("!=") == ofNull;
    }
}
