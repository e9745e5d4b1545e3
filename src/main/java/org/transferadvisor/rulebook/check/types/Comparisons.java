package org.transferadvisor.rulebook.check.types;

import java.math.BigDecimal;
import java.util.Set;
import org.transferadvisor.facts.Range;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Checks what is compared: that both sides are of kinds that can be, and that words are among those of their field. */
final class Comparisons {

    private static final Set<String> EQUALITY = Set.of("==", "!=");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

    private final RuleProblems problems;
    private final ValueKind self;
    private final ExpressionKinds expressions;

    Comparisons(RuleProblems problems, ValueKind self, ExpressionKinds expressions) {
        this.problems = problems;
        this.self = self;
        this.expressions = expressions;
    }

    void check(Expression.In in) {
        ValueKind left = expressions.kind(in.value());
        Expression of = in.value() instanceof Expression.Binding binding ? binding.value() : in.value();
        in.options().forEach(each -> check(of, left, in.negated() ? "!=" : "==", each));
    }

    void check(Expression.Comparison comparison) {
        ValueKind left = expressions.kind(comparison.left());
        check(comparison.compared(), left, comparison.operator(), comparison.right());
    }

    private void check(Expression compared, ValueKind left, String operator, Expression other) {
        ValueKind right = expressions.kind(other);
        String shown = "`" + (self.fact().isEmpty() ? "" : self.fact() + ".") + compared.text() + "`";
        if (other instanceof Expression.Literal literal) {
            literal(compared, left, operator, literal, shown);
        } else {
            compare(compared, left, operator, right, other, shown, "`" + other.text() + "`, " + right.shown());
        }
    }

    private void literal(
            Expression compared, ValueKind left, String operator, Expression.Literal literal, String shown) {
        Object value = literal.value();
        Vocabulary.Kind kind = problems.vocabulary().kind(self.fact());
        Vocabulary.Member member = kind == null ? null : kind.members().get(compared.text());
        if (value == null) {
            if (left.type() != null && left.type().isPrimitive()) {
                problems.add(
                        Check.WRONG_TYPE,
                        literal.place(),
                        shown + " is always stated, but is compared with null",
                        left.shown(),
                        "declare it with `@optional` where a fact may leave it out: `" + compared.text() + " : "
                                + left.type() + " @optional`");
            } else if (ORDER.contains(operator)) {
                problems.add(
                        Check.WRONG_TYPE,
                        literal.place(),
                        shown + " is compared with null by `" + operator + "`",
                        "`==` or `!=`",
                        null);
            }
            return;
        }
        boolean small = left.type() == int.class || left.type() == Integer.class;
        if (small
                && literal.kind() == Expression.Kind.LONG
                && value instanceof BigDecimal number
                && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            problems.add(
                    Check.WRONG_TYPE,
                    literal.place(),
                    shown + " is a whole number (Integer), but is compared with " + number,
                    "whole numbers up to " + Integer.MAX_VALUE,
                    null);
            return;
        }
        ValueKind right = ValueKind.of(literal);
        String written = value instanceof String ? "`\"" + value + "\"`" : "`" + plain(value) + "`";
        boolean fine = compare(compared, left, operator, right, literal, shown, right.shown() + ", " + written);
        if (fine && kind != null && member != null && EQUALITY.contains(operator)) {
            problems.word(literal.place(), kind, member, value, problems.words());
        }
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toString() : String.valueOf(value);
    }

    private boolean compare(
            Expression compared,
            ValueKind left,
            String operator,
            ValueKind right,
            Expression other,
            String shown,
            String with) {
        String wrong = Operators.wrong(operator, left, right);
        if (!wrong.isEmpty()) {
            problems.add(
                    Check.WRONG_TYPE,
                    other.place(),
                    shown + " is " + left.shown() + ", and " + wrong,
                    Operators.takes(operator),
                    null);
            return false;
        }
        boolean ordered = ORDER.contains(operator);
        if (!ordered && !EQUALITY.contains(operator)
                || left.comparable(right) && (!ordered || left.ordered() && right.ordered())) {
            return true;
        }
        boolean range = left.type() == Range.class && right.isNumber();
        problems.add(
                Check.WRONG_TYPE,
                other.place(),
                left.comparable(right) && !range
                        ? shown + " is " + left.shown() + ", and `" + operator + "` is for numbers and texts"
                        : shown + " is " + left.shown() + ", but is compared with " + with,
                range ? "one end of it: low, likely or high" : left.isText() ? "a text in double quotes" : left.shown(),
                range
                        ? "write `" + compared.text() + ".likely`"
                        : left.isTruth() ? "write `true` or `false`, without quotes" : null);
        return false;
    }
}
