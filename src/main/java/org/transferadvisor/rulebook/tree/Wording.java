package org.transferadvisor.rulebook.tree;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.Sentence;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;

/** Conditions as a reader of a chart sees them, such as {@code labeledSamples ≥ 1,000 and ≤ 10,000}. */
final class Wording {

    private Wording() {}

    /** What conditions demand; empty where they only join and bind. */
    static String of(List<? extends Condition> conditions) {
        return conditions.stream()
                .map(Wording::of)
                .filter(each -> !each.isEmpty())
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static String of(Condition condition) {
        if (condition instanceof Condition.Pattern match) {
            return tests(match.tests());
        }
        if (condition instanceof Condition.Not not) {
            String inner = of(not.condition());
            String type = not.condition() instanceof Condition.Pattern match ? match.type() : "such facts";
            return "no " + type + (inner.isEmpty() ? "" : " with " + inner);
        }
        if (condition instanceof Condition.Accumulate gather) {
            return tests(gather.tests());
        }
        return condition instanceof Condition.Other other ? other.written() : "";
    }

    private static String tests(List<Expression> tests) {
        List<String> parts = new ArrayList<>();
        String last = "";
        for (Expression each : tests) {
            String text = test(each);
            if (text.isEmpty()) {
                continue;
            }
            String field = each instanceof Expression.Comparison comparison ? comparison.field() : "";
            parts.add(!field.isEmpty() && field.equals(last) ? text.substring(field.length() + 1) : text);
            last = field;
        }
        return String.join(" and ", parts);
    }

    private static String test(Expression test) {
        if (test instanceof Expression.Comparison comparison) {
            return comparison(comparison);
        }
        if (test instanceof Expression.Or any) {
            return any.parts().stream()
                    .map(Wording::test)
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.joining(" or "));
        }
        if (test instanceof Expression.And all) {
            return tests(all.parts());
        }
        return test instanceof Expression.Binding ? "" : test.text();
    }

    /** A comparison with a literal in words; one with anything else as the rule has it, and a join not at all. */
    private static String comparison(Expression.Comparison comparison) {
        Expression.Literal literal = comparison.literal();
        if (literal == null) {
            boolean join = comparison.right().variableName() != null
                    && comparison.operator().equals("==");
            return join ? "" : comparison.text();
        }
        Object value = literal.value();
        if (value == null) {
            return comparison.field() + (comparison.operator().equals("==") ? " not stated" : " stated");
        }
        String operator = Objects.requireNonNullElse(symbol(comparison.operator()), comparison.operator());
        return comparison.field() + " " + operator + " "
                + (value instanceof BigDecimal number ? Sentence.show(number, null) : value);
    }

    private static @Nullable String symbol(String operator) {
        return switch (operator) {
            case ">=" -> "≥";
            case "<=" -> "≤";
            case "==" -> "is";
            case "!=" -> "is not";
            default -> null;
        };
    }
}
