package org.transferadvisor.explain.conditions;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Expression;

/** What a rule states for one field of what it concludes. */
public sealed interface Argument {

    /** A value that stands in the rule. */
    record Literal(@Nullable Object value) implements Argument {}

    /** A variable of its conditions, with its {@code $}. */
    record Variable(String name) implements Argument {}

    /** An expression whose value is not known before the rule fires. */
    record Computed(String text) implements Argument {}

    /** What stands in a rule, as a value of the type that its field has. */
    public static Argument of(Expression argument, Class<?> type) {
        if (argument instanceof Expression.Literal literal) {
            return new Literal(
                    literal.value() instanceof BigDecimal number
                            ? number(number, literal.kind(), type)
                            : literal.value());
        }
        String variable = argument.variableName();
        return variable == null ? new Computed(argument.text()) : new Variable(variable);
    }

    private static Object number(BigDecimal number, Expression.Kind kind, Class<?> type) {
        boolean broken = kind == Expression.Kind.DOUBLE || kind == Expression.Kind.FLOAT;
        if (broken || type == Double.class || type == double.class) {
            return number.doubleValue();
        }
        return kind == Expression.Kind.LONG || type == Long.class || type == long.class
                ? (Object) number.longValue()
                : number.intValue();
    }
}
