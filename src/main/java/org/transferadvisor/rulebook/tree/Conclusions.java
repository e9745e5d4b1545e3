package org.transferadvisor.rulebook.tree;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.RuleModel;

/** What the rules conclude, by its kind. */
record Conclusions(RuleModel rules) {

    /** A rule with one of its conclusions. */
    record Concluding(RuleModel rules, Rule rule, Expression.New conclusion) {

        /** What the conclusion states for a field; null where it is no text or number. */
        @Nullable
        String literal(String field) {
            Object stated = rules.stated(conclusion, field);
            return stated == null || stated instanceof Boolean ? null : stated.toString();
        }

        /** What the rule writes for a field; empty where the kind has no such field. */
        String argument(String field) {
            Expression argument = rules.argument(conclusion, field);
            return argument == null ? "" : argument.text();
        }

        /** What its rule asks for, way by way. */
        List<Condition.Pattern> patterns() {
            return rule.ways().stream()
                    .flatMap(List::stream)
                    .filter(Condition.Pattern.class::isInstance)
                    .map(Condition.Pattern.class::cast)
                    .toList();
        }
    }

    /** The rules that conclude facts of a kind, once for each such conclusion. */
    List<Concluding> of(String type) {
        List<Concluding> found = new ArrayList<>();
        for (Rule rule : rules.graph().concluding(type)) {
            rule.conclusions().stream()
                    .filter(each -> each.type().equals(type))
                    .forEach(each -> found.add(new Concluding(rules, rule, each)));
        }
        return found;
    }

    /** The text or number that a comparison demands a field to equal; null for any other comparison. */
    static @Nullable String equalTo(Expression.Comparison comparison) {
        Expression.Literal literal = comparison.literal();
        return comparison.operator().equals("==") && literal != null && literal.value() != null
                ? literal.value().toString()
                : null;
    }

    /** The numbers that a pattern compares a field with. */
    static List<Double> lines(Condition.Pattern pattern, String field) {
        return pattern.comparisons().stream()
                .filter(each -> each.field().equals(field))
                .map(Expression.Comparison::literal)
                .filter(literal -> literal != null && literal.value() instanceof BigDecimal)
                .map(literal -> ((BigDecimal) literal.value()).doubleValue())
                .toList();
    }
}
