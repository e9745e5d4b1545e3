package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.meaning.OnePer;

/** One domain: the field that it belongs to, and its accuracy with and without transfer where the article gives it (§4.3). */
@OnePer("id")
public record Domain(
        @Field(about = "id that task.domain may name", required = true)
        String id,

        @Field(about = "field that it belongs to", ids = "fields", section = "6.1") @Nullable
        String field,

        @Field(about = "accuracy from scratch, percent", min = 0, max = 100) @Nullable
        Double fromScratchAccuracy,

        @Field(about = "accuracy with transfer learning, percent", min = 0, max = 100) @Nullable
        Double transferAccuracy,

        @Field(about = "accuracy gained, percentage points", min = -100, max = 100) @Nullable
        Double accuracyGain) {}
