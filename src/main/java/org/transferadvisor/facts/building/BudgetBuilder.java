package org.transferadvisor.facts.building;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Budget;

/**
 * Builds {@link Budget}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts.builder().budget(budget -> budget.compute(800).project(25_000));
 * }</pre>
 */
public final class BudgetBuilder extends SectionBuilder<Budget> {

    BudgetBuilder(String pointer, @Nullable Budget from) {
        super(Budget.class, pointer, from);
    }

    /**
     * USD for the compute of adaptation (§9.1); required.
     *
     * @param compute a number from 0 up
     * @return this builder
     */
    public BudgetBuilder compute(double compute) {
        set("compute", compute);
        return this;
    }

    /**
     * USD for domain-specific pre-training (§9.1).
     *
     * @param domainAdaptation a number from 0 up
     * @return this builder
     */
    public BudgetBuilder domainAdaptation(double domainAdaptation) {
        set("domainAdaptation", domainAdaptation);
        return this;
    }

    /**
     * USD for the project in all (§10.2).
     *
     * @param project a number from 0 up
     * @return this builder
     */
    public BudgetBuilder project(double project) {
        set("project", project);
        return this;
    }
}
