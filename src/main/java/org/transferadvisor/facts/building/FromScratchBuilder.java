package org.transferadvisor.facts.building;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.FromScratch;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * Builds {@link FromScratch}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts.builder().fromScratch(own ->
 *         own.parametersB(0.3).developmentCost(60_000, 120_000).accuracy(0.91));
 * }</pre>
 */
public final class FromScratchBuilder extends SectionBuilder<FromScratch> {

    FromScratchBuilder(String pointer, @Nullable FromScratch from) {
        super(FromScratch.class, pointer, from);
    }

    /**
     * Its size, billions of parameters (§3.3).
     *
     * @param parametersB a number above 0
     * @return this builder
     */
    public FromScratchBuilder parametersB(double parametersB) {
        set("parametersB", parametersB);
        return this;
    }

    /**
     * USD to develop it (§3.3).
     *
     * @param developmentCost a number from 0 up
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public FromScratchBuilder developmentCost(double developmentCost) {
        range("developmentCost", developmentCost, developmentCost);
        return this;
    }

    /**
     * USD to develop it (§3.3).
     *
     * @param low a number from 0 up
     * @param high a number from 0 up, not below {@code low}
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public FromScratchBuilder developmentCost(double low, double high) {
        range("developmentCost", low, high);
        return this;
    }

    /**
     * USD to develop it (§3.3).
     *
     * @param developmentCost a number from 0 up at either end
     * @return this builder
     */
    public FromScratchBuilder developmentCost(@Nullable Range developmentCost) {
        set("developmentCost", developmentCost);
        return this;
    }

    /**
     * Accuracy it reaches, 0 to 1 (§3.3).
     *
     * @param accuracy a number from 0 to 1
     * @return this builder
     */
    public FromScratchBuilder accuracy(double accuracy) {
        set("accuracy", accuracy);
        return this;
    }
}
