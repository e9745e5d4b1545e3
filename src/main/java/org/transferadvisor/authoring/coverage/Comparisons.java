package org.transferadvisor.authoring.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Test;

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
    record Compared(DrlRule rule, List<Condition> before, Condition.Match pattern, Test.Comparison test) {

        /** The comparison as a rule would write it. */
        String written() {
            return test.field() + " " + test.operator() + " " + operand();
        }

        /** What the field is compared with, as a rule would write it. */
        String operand() {
            return test.operand() instanceof Operand.Literal literal
                    ? literal.value() instanceof String text ? "\"" + text + "\"" : String.valueOf(literal.value())
                    : ((Operand.Expression) test.operand()).text();
        }

        /** Whether it draws a line between smaller and larger. */
        boolean isLine() {
            return List.of("<", "<=", ">", ">=").contains(test.operator());
        }
    }

    private final DrlRule rule;
    private final List<Compared> found = new ArrayList<>();

    private Comparisons(DrlRule rule) {
        this.rule = rule;
    }

    /** The comparisons of a rule, in its order. */
    static List<Compared> of(DrlRule rule) {
        Comparisons comparisons = new Comparisons(rule);
        comparisons.conditions(rule.conditions(), List.of());
        return comparisons.found;
    }

    /** The comparisons of a rule as it would write them, such as {@code labeledSamples < 1000}. */
    public static List<String> written(DrlRule rule) {
        return of(rule).stream().map(Compared::written).distinct().toList();
    }

    private void conditions(List<Condition> conditions, List<Condition> before) {
        List<Condition> passed = new ArrayList<>(before);
        for (Condition condition : conditions) {
            condition(condition, passed);
            passed.add(condition);
        }
    }

    private void condition(Condition condition, List<Condition> before) {
        if (condition instanceof Condition.Match match) {
            match.tests().forEach(test -> test(match, test, before));
        } else if (condition instanceof Condition.And and) {
            conditions(and.conditions(), before);
        } else if (condition instanceof Condition.Or or) {
            or.conditions().forEach(each -> condition(each, before));
        } else if (condition instanceof Condition.Not not) {
            condition(not.condition(), before);
        } else if (condition instanceof Condition.Exists exists) {
            condition(exists.condition(), before);
        } else if (condition instanceof Condition.Gather gather) {
            condition(gather.condition(), before);
        }
    }

    private void test(Condition.Match match, Test test, List<Condition> before) {
        if (test instanceof Test.AllOf all) {
            all.tests().forEach(each -> test(match, each, before));
        } else if (test instanceof Test.AnyOf any) {
            any.tests().forEach(each -> test(match, each, before));
        } else if (test instanceof Test.Comparison comparison
                && !(REFERENCE.contains(match.type()) && comparison.operand() instanceof Operand.Literal)) {
            found.add(new Compared(rule, List.copyOf(before), match, comparison));
        }
    }
}
