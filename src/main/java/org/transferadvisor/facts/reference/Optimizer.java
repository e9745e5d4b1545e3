package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.meaning.OnePer;

/** An optimizer, and what it takes of GPU memory. */
@OnePer("id")
public record Optimizer(
        @Field(about = "id that adaptation.optimizer names", required = true)
        String id,

        @Field(about = "name for readers", required = true) String name,

        @Field(about = "bytes for each trained parameter: weight, gradient and state", required = true, above = 0)
        Double trainedBytes,

        @Field(about = "does it keep the trained weights in 32 bits?") @Nullable
        Boolean fullPrecision,

        @Field(about = "what training tools call it") @Nullable
        String tool,

        @Field(about = "what they call the one to take in its place under FSDP") @Nullable
        String toolUnderFsdp) {}
