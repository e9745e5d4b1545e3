package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * Settings of the adaptation method (§5.2).
 *
 * <pre>{@code
 * new Adaptation(16, 2_048, 1, true, "ADAMW_8BIT", "TUNED", 2.0)
 * }</pre>
 */
@OnePer({})
public record Adaptation(
        @Field(about = "rank of LoRA's matrices", min = 1, max = 1024, section = "5.2") @Nullable
        Integer loraRank,

        @Field(about = "tokens of one training sequence", min = 1) @Nullable
        Integer sequenceLength,

        @Field(about = "sequences on one GPU at a time", min = 1) @Nullable
        Integer microBatch,

        @Field(about = "are activations computed again in the backward pass, to save memory?") @Nullable
        Boolean gradientCheckpointing,

        @Field(about = "optimizer, which decides the bytes for each trained parameter", ids = "optimizers") @Nullable
        String optimizer,

        @Field(about = "how well the training software uses a GPU", ids = "stacks") @Nullable
        String stack,

        @Field(about = "passes over the data", above = 0) @Nullable
        Double epochs) {}
