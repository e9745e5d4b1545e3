package org.transferadvisor.explain.formula;

import java.util.List;

/** A formula, or a part of one. */
public sealed interface Expression {

    /** A number that stands in the formula. */
    record Constant(double value) implements Expression {}

    /**
     * A parameter, or a field of one.
     *
     * @param parameter its name
     * @param field the field; empty for the parameter itself
     */
    record Name(String parameter, String field) implements Expression {

        /** As written. */
        public String text() {
            return field.isEmpty() ? parameter : parameter + "." + field;
        }
    }

    /** Two parts joined by {@code +}, {@code -}, {@code *} or {@code /}. */
    record Operation(char operator, Expression left, Expression right) implements Expression {}

    /** A part with its sign turned. */
    record Negation(Expression of) implements Expression {}

    /** A function over parts, such as {@code max}. */
    record Call(String function, List<Expression> arguments) implements Expression {}

    /** Two parts compared by {@code =}, {@code <}, {@code <=}, {@code >} or {@code >=}. */
    record Comparison(String operator, Expression left, Expression right) implements Expression {}

    /** Whether a figure is missing. */
    record Unknown(Expression of) implements Expression {}

    /** One of the parts holds. */
    record Either(List<Expression> parts) implements Expression {}
}
