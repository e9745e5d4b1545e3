package org.transferadvisor.facts.reference;

import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.meaning.OnePer;

/** The weights of the Domain Proximity Score (§6.2), for all projects or for those of one modality; they sum to 1. */
@OnePer("id")
public record ProximityWeights(
        @Field(about = "domain-proximity, or the modality that they are for", required = true)
        String id,

        @Field(about = "weight of semantic similarity, alpha", required = true, min = 0, max = 1)
        Double semantic,

        @Field(about = "weight of distribution similarity, beta", required = true, min = 0, max = 1)
        Double distribution,

        @Field(about = "weight of task similarity, gamma", required = true, min = 0, max = 1)
        Double task) {

    /** The row for projects whose modality has none of its own. */
    public static final String USUAL = "domain-proximity";
}
