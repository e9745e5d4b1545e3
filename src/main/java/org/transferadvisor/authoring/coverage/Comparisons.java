package org.transferadvisor.authoring.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/** The comparisons that a rule makes and a project can decide: all but those of a reference row with a value in the rule. */
public final class Comparisons {

    /** Rows that are the same for every project. */
    private static final Set<String> REFERENCE = ReferenceData.tableNames().stream()
            .map(ReferenceData::typeOf)
            .filter(Objects::nonNull)
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * One comparison.
     *
     * @param rule its rule
     * @param before the conditions that stand before its pattern
     * @param pattern the pattern that it belongs to
     * @param test the comparison
     */
    record Compared(Rule rule, List<Condition> before, Condition.Pattern pattern, Expression.Comparison test) {

        /** The comparison as a rule would write it. */
        String written() {
            return test.field() + " " + test.operator() + " " + operand();
        }

        /** What the field is compared with, as a rule would write it. */
        String operand() {
            return test.right().text();
        }

        /** Whether it draws a line between smaller and larger. */
        boolean isLine() {
            return List.of("<", "<=", ">", ">=").contains(test.operator());
        }
    }

    private final Rule rule;
    private final List<Compared> found = new ArrayList<>();

    private Comparisons(Rule rule) {
        this.rule = rule;
    }

    /** The comparisons of a rule, in its order. */
    static List<Compared> of(Rule rule) {
        Comparisons comparisons = new Comparisons(rule);
        comparisons.conditions(rule.conditions(), List.of());
        return comparisons.found;
    }

    /** The comparisons of a rule as it would write them, such as {@code labeledSamples < 1000}. */
    public static List<String> written(Rule rule) {
        return of(rule).stream().map(Compared::written).distinct().toList();
    }

    private void conditions(List<Condition> conditions, List<Condition> before) {
        List<Condition> passed = new ArrayList<>(before);
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Pattern pattern) {
                pattern(pattern, List.copyOf(passed));
            } else if (condition instanceof Condition.Or or) {
                or.parts().forEach(each -> conditions(List.of(each), passed));
            } else {
                conditions(condition.parts(), passed);
            }
            passed.add(condition);
        }
    }

    private void pattern(Condition.Pattern pattern, List<Condition> before) {
        for (Expression.Comparison test : pattern.comparisons()) {
            if (!REFERENCE.contains(pattern.type()) || test.literal() == null) {
                found.add(new Compared(rule, before, pattern, test));
            }
        }
    }
}
