package org.transferadvisor.facts.reference;

import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.meaning.OnePer;

/** The weights of the Domain Proximity Score (§6.2); they sum to 1. */
@OnePer("id")
public record ProximityWeights(
        @Field(about = "id of the row", required = true) String id,

        @Field(about = "weight of semantic similarity, alpha", required = true, min = 0, max = 1)
        Double semantic,

        @Field(about = "weight of distribution similarity, beta", required = true, min = 0, max = 1)
        Double distribution,

        @Field(about = "weight of task similarity, gamma", required = true, min = 0, max = 1)
        Double task) {}
