package org.transferadvisor.facts.reference;

import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.meaning.OnePer;

/** Accuracy with and without transfer in one domain (§4.3). */
@OnePer("id")
public record Domain(
        @Field(about = "id that task.domain may name", required = true)
        String id,

        @Field(about = "accuracy from scratch, percent", required = true, min = 0, max = 100)
        Double fromScratchAccuracy,

        @Field(about = "accuracy with transfer learning, percent", required = true, min = 0, max = 100)
        Double transferAccuracy,

        @Field(about = "accuracy gained, percentage points", required = true, min = -100, max = 100)
        Double accuracyGain) {}
