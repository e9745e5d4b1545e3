package org.transferadvisor.rulebook.drl;

import java.util.List;
import org.transferadvisor.rulebook.model.Expression;

/** Conditions of the model as those see them who walk the space of facts. */
final class ConditionView {

    private ConditionView() {}

    static Condition of(org.transferadvisor.rulebook.model.Condition condition) {
        Place place = new Place(condition.place().line(), condition.place().column());
        if (condition instanceof org.transferadvisor.rulebook.model.Condition.Pattern pattern) {
            String from = pattern.from() == null ? null : pattern.from().text();
            return new Condition.Match(pattern.type(), pattern.variable(), tests(pattern.tests()), from, place);
        } else if (condition instanceof org.transferadvisor.rulebook.model.Condition.And and) {
            return new Condition.And(all(and.parts()), place);
        } else if (condition instanceof org.transferadvisor.rulebook.model.Condition.Or or) {
            return new Condition.Or(all(or.parts()), place);
        } else if (condition instanceof org.transferadvisor.rulebook.model.Condition.Not not) {
            return new Condition.Not(of(not.condition()), place);
        } else if (condition instanceof org.transferadvisor.rulebook.model.Condition.Exists exists) {
            return new Condition.Exists(of(exists.condition()), place);
        } else if (condition instanceof org.transferadvisor.rulebook.model.Condition.Accumulate accumulate) {
            List<Condition.Function> functions = accumulate.functions().stream()
                    .map(each -> new Condition.Function(
                            each.variable(),
                            each.name(),
                            each.arguments().stream().map(Expression::text).toList()))
                    .toList();
            return new Condition.Gather(of(accumulate.condition()), functions, tests(accumulate.tests()), place);
        }
        return new Condition.Other(condition.text(), place);
    }

    private static List<Condition> all(List<org.transferadvisor.rulebook.model.Condition> conditions) {
        return conditions.stream().map(ConditionView::of).toList();
    }

    private static List<Test> tests(List<Expression> tests) {
        return tests.stream().map(ConditionView::test).toList();
    }

    private static Test test(Expression test) {
        Place place = new Place(test.place().line(), test.place().column());
        if (test instanceof Expression.Comparison comparison) {
            Operand operand = comparison.literal() == null
                    ? new Operand.Expression(comparison.right().text())
                    : new Operand.Literal(comparison.right().stated());
            return new Test.Comparison(
                    comparison.field(),
                    comparison.variable(),
                    comparison.operator(),
                    operand,
                    comparison.text(),
                    place);
        } else if (test instanceof Expression.Binding binding) {
            return new Test.Binding(binding.variable(), binding.value().text(), place);
        } else if (test instanceof Expression.And and) {
            return new Test.AllOf(tests(and.parts()), place);
        } else if (test instanceof Expression.Or or) {
            return new Test.AnyOf(tests(or.parts()), place);
        }
        return new Test.Other(test.text(), place);
    }
}
