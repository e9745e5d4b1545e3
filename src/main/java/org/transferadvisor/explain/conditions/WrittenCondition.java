package org.transferadvisor.explain.conditions;

import java.util.List;
import java.util.stream.Collectors;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;

/** Writes a condition in one line, as its rule has it but for what it only binds. */
public final class WrittenCondition {

    private WrittenCondition() {}

    public static String text(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            String from =
                    pattern.from() == null ? "" : " from " + pattern.from().text();
            return pattern.type() + tests(pattern.tests()) + from;
        }
        if (condition instanceof Condition.Accumulate accumulate) {
            String functions = accumulate.functions().stream()
                    .map(each -> each.variable() + " : " + each.name() + "( "
                            + each.arguments().stream().map(Expression::text).collect(Collectors.joining(", "))
                            + " )")
                    .collect(Collectors.joining(", "));
            return "accumulate( " + text(accumulate.condition()) + "; " + functions + " )";
        }
        if (condition instanceof Condition.Not not) {
            return "not " + grouped(not.condition());
        }
        if (condition instanceof Condition.Exists exists) {
            return "exists " + grouped(exists.condition());
        }
        String between = condition instanceof Condition.Or ? " or " : " and ";
        return condition.parts().isEmpty()
                ? condition.text()
                : condition.parts().stream().map(WrittenCondition::text).collect(Collectors.joining(between));
    }

    private static String grouped(Condition condition) {
        return condition.parts().size() > 1 ? "( " + text(condition) + " )" : text(condition);
    }

    private static String tests(List<Expression> tests) {
        String text = tests.stream()
                .filter(each -> !(each instanceof Expression.Binding))
                .map(WrittenCondition::text)
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "()" : "( " + text + " )";
    }

    private static String text(Expression test) {
        if (test instanceof Expression.Comparison comparison) {
            Expression.Literal literal = comparison.literal();
            return comparison.field() + " " + comparison.operator() + " "
                    + (literal != null && literal.isNumber()
                            ? literal.value()
                            : comparison.right().text());
        }
        if (test instanceof Expression.And || test instanceof Expression.Or) {
            return test.parts().stream()
                    .map(WrittenCondition::text)
                    .collect(Collectors.joining(test instanceof Expression.And ? " && " : " || "));
        }
        return test.text();
    }
}
