package org.transferadvisor.facts.reference;

import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.meaning.OnePer;

/** The weight of one criterion of model selection (§9.3); all of them sum to 1. */
@OnePer("id")
public record CriterionWeight(
        @Field(
                about = "id of the criterion",
                required = true,
                oneOf = {"proximity", "quality", "adaptation", "inference", "ecosystem"})
        String id,

        @Field(about = "its weight, 0 to 1", required = true, min = 0, max = 1)
        Double weight,

        @Field(about = "what measures it", required = true) String measurement) {}
