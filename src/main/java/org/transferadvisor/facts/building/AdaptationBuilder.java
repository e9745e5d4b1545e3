package org.transferadvisor.facts.building;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Adaptation;

/**
 * Builds {@link Adaptation}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts.builder().adaptation(adaptation -> adaptation.loraRank(16));
 * }</pre>
 */
public final class AdaptationBuilder extends SectionBuilder<Adaptation> {

    AdaptationBuilder(String pointer, @Nullable Adaptation from) {
        super(Adaptation.class, pointer, from);
    }

    /**
     * Rank of LoRA's matrices (§5.2).
     *
     * @param loraRank a whole number from 1 to 1024
     * @return this builder
     */
    public AdaptationBuilder loraRank(int loraRank) {
        set("loraRank", loraRank);
        return this;
    }
}
