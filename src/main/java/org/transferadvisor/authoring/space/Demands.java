package org.transferadvisor.authoring.space;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Test;

/** How the tests of rules hold of values. */
final class Demands {

    private Demands() {}

    /** A value by the name of a field. */
    interface Values {
        @Nullable
        Object of(String field);
    }

    /** Whether values meet a test, as far as it compares them with what stands in the rule; true where it does not. */
    static boolean hold(Test test, Values values) {
        if (test instanceof Test.AllOf all) {
            return all.tests().stream().allMatch(each -> hold(each, values));
        }
        if (test instanceof Test.AnyOf any) {
            return any.tests().stream().anyMatch(each -> hold(each, values));
        }
        return !(test instanceof Test.Comparison comparison)
                || !(comparison.operand() instanceof Operand.Literal literal)
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
