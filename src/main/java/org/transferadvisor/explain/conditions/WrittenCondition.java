package org.transferadvisor.explain.conditions;

import java.util.List;
import java.util.stream.Collectors;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Test;

/** Writes a condition in one line, as its rule has it. */
public final class WrittenCondition {

    private WrittenCondition() {}

    public static String text(Condition condition) {
        if (condition instanceof Condition.Match match) {
            String from = match.from() == null ? "" : " from " + match.from().strip();
            return match.type() + tests(match.tests()) + from;
        }
        if (condition instanceof Condition.Gather gather) {
            String functions = gather.functions().stream()
                    .map(each ->
                            each.variable() + " : " + each.name() + "( " + String.join(", ", each.arguments()) + " )")
                    .collect(Collectors.joining(", "));
            return "accumulate( " + text(gather.condition()) + "; " + functions + " )";
        }
        if (condition instanceof Condition.Not not) {
            return "not " + grouped(not.condition());
        }
        if (condition instanceof Condition.Exists exists) {
            return "exists " + grouped(exists.condition());
        }
        if (condition instanceof Condition.And and) {
            return and.conditions().stream().map(WrittenCondition::text).collect(Collectors.joining(" and "));
        }
        if (condition instanceof Condition.Or or) {
            return or.conditions().stream().map(WrittenCondition::text).collect(Collectors.joining(" or "));
        }
        return ((Condition.Other) condition).text();
    }

    private static String grouped(Condition condition) {
        boolean several =
                condition instanceof Condition.And and && and.conditions().size() > 1
                        || condition instanceof Condition.Or;
        return several ? "( " + text(condition) + " )" : text(condition);
    }

    private static String tests(List<Test> tests) {
        String text = tests.stream()
                .filter(each -> !(each instanceof Test.Binding))
                .map(WrittenCondition::text)
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "()" : "( " + text + " )";
    }

    private static String text(Test test) {
        if (test instanceof Test.Comparison comparison) {
            return comparison.field() + " " + comparison.operator() + " " + operand(comparison.operand());
        }
        if (test instanceof Test.AllOf all) {
            return all.tests().stream().map(WrittenCondition::text).collect(Collectors.joining(" && "));
        }
        if (test instanceof Test.AnyOf any) {
            return any.tests().stream().map(WrittenCondition::text).collect(Collectors.joining(" || "));
        }
        return test instanceof Test.Binding binding ? binding.field() : ((Test.Other) test).text();
    }

    private static String operand(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value() instanceof String text ? "\"" + text + "\"" : String.valueOf(literal.value());
        }
        return ((Operand.Expression) operand).text();
    }
}
