package org.transferadvisor.facts.building;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Portfolio;

/**
 * Builds {@link Portfolio}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts.builder().portfolio(portfolio -> portfolio.modelsInDomain(5));
 * }</pre>
 */
public final class PortfolioBuilder extends SectionBuilder<Portfolio> {

    PortfolioBuilder(String pointer, @Nullable Portfolio from) {
        super(Portfolio.class, pointer, from);
    }

    /**
     * Models planned in this domain (§10.2).
     *
     * @param modelsInDomain a whole number from 1 up
     * @return this builder
     */
    public PortfolioBuilder modelsInDomain(long modelsInDomain) {
        set("modelsInDomain", modelsInDomain);
        return this;
    }
}
