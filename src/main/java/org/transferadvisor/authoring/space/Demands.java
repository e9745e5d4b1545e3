package org.transferadvisor.authoring.space;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Expression;

/** How the tests of rules hold of values. */
final class Demands {

    private Demands() {}

    /** A value by the name of a field. */
    interface Values {
        @Nullable
        Object of(String field);
    }

    /** Whether values meet a test, as far as it compares them with what stands in the rule; true where it does not. */
    static boolean hold(Expression test, Values values) {
        if (test instanceof Expression.And all) {
            return all.parts().stream().allMatch(each -> hold(each, values));
        }
        if (test instanceof Expression.Or any) {
            return any.parts().stream().anyMatch(each -> hold(each, values));
        }
        return !(test instanceof Expression.Comparison comparison)
                || !(comparison.right() instanceof Expression.Literal literal)
                || holds(values.of(comparison.field()), comparison.operator(), literal.value());
    }

    private static boolean holds(@Nullable Object value, String operator, @Nullable Object literal) {
        Object wanted = literal == null ? null : Slice.same(literal);
        Object found = value instanceof Number number ? References.number(number) : value;
        if (operator.equals("==") || operator.equals("!=")) {
            boolean equal = wanted == null ? found == null : wanted.equals(found);
            return operator.equals("==") == equal;
        }
        if (!(found instanceof BigDecimal number) || !(wanted instanceof BigDecimal limit)) {
            return !Set.of("<", "<=", ">", ">=").contains(operator) && (found != null || operator.startsWith("not"));
        }
        int order = number.compareTo(limit);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> true;
        };
    }
}
