package org.transferadvisor.rulebook.model.reading;

import java.math.BigDecimal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;

/** Reads values that stand in a rule, and signs of arithmetic between operands. */
final class Arithmetic {

    /** The most digits of a number. */
    static final int MOST_DIGITS = 30;

    private final Tokens tokens;
    private final Supplier<Expression> operand;

    /**
     * A reader.
     *
     * @param operand reads an operand
     */
    Arithmetic(Tokens tokens, Supplier<Expression> operand) {
        this.tokens = tokens;
        this.operand = operand;
    }

    Expression sum() {
        Place place = place();
        Expression left = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            String sign = tokens.take().text();
            left = new Expression.Arithmetic(left, sign, product(), place);
        }
        return left;
    }

    private Expression product() {
        Place place = place();
        Expression left = signed();
        while (tokens.peek().is("*") || tokens.peek().is("/") || tokens.peek().is("%")) {
            String sign = tokens.take().text();
            left = new Expression.Arithmetic(left, sign, signed(), place);
        }
        return left;
    }

    /** An operand with its signs; two of them are none. */
    Expression signed() {
        Place place = place();
        boolean negative = false;
        boolean signs = false;
        while (tokens.accept("-")) {
            negative = !negative;
            signs = true;
        }
        if (signs && tokens.peek().kind() == Token.Kind.NUMBER) {
            return number(tokens.take(), negative, place);
        }
        Expression value = operand.get();
        return negative ? new Expression.Negative(value, place) : value;
    }

    private Place place() {
        return tokens.place(tokens.peek());
    }

    // ---- values that stand in a rule ----

    Expression.Literal number(Token token, boolean negative, Place place) {
        String digits = token.text().replaceAll("[lLdDfF]$", "");
        BigDecimal plain = digits.length() > MOST_DIGITS ? BigDecimal.ZERO : new BigDecimal(digits);
        BigDecimal value = negative ? plain.negate() : plain;
        char suffix = Character.toLowerCase(token.text().charAt(token.text().length() - 1));
        boolean whole = digits.chars().allMatch(each -> each >= '0' && each <= '9') && suffix != 'd' && suffix != 'f';
        boolean fits = whole
                ? value.compareTo(BigDecimal.valueOf(value.longValue())) == 0
                : !Double.isInfinite(value.doubleValue());
        if (digits.length() > MOST_DIGITS || !fits) {
            throw new NotAllowed(
                    token,
                    "the number " + Problem.quoted(token.text()) + " is too large",
                    "whole numbers up to " + Long.MAX_VALUE + ", others with at most " + MOST_DIGITS + " digits",
                    null);
        }
        if (!whole) {
            Expression.Kind kind = suffix == 'f' ? Expression.Kind.FLOAT : Expression.Kind.DOUBLE;
            return new Expression.Literal(value, kind, (negative ? "-" : "") + token.text(), place);
        }
        boolean small = value.compareTo(BigDecimal.valueOf(value.intValue())) == 0 && suffix != 'l';
        return small
                ? new Expression.Literal(value, Expression.Kind.INT, value.toString(), place)
                : new Expression.Literal(value, Expression.Kind.LONG, value + "L", place);
    }

    Expression.Literal text(Token token) {
        return new Expression.Literal(token.text(), Expression.Kind.TEXT, token.text(), tokens.place(token));
    }

    /** A word that stands for a value; null for any other. */
    Expression.@Nullable Literal word(Token token) {
        Place place = tokens.place(token);
        return switch (token.text()) {
            case "null" -> new Expression.Literal(null, Expression.Kind.NULL, "null", place);
            case "true", "false" ->
                new Expression.Literal(token.is("true"), Expression.Kind.TRUTH, token.text(), place);
            default -> null;
        };
    }
}
