package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The GPUs to train and serve on (§5.2).
 *
 * <pre>{@code
 * new Hardware("A100-80GB", null, null, 4L, "FULL", Range.between(1.5, 4))
 * }</pre>
 */
@OnePer({})
public record Hardware(
        @Field(
                about = "kind of GPU; any name where memoryGb and teraflops are stated",
                ids = "gpus",
                anyWith = "memoryGb",
                section = "5.2")
        @Nullable
        String gpu,

        @Field(about = "memory of one GPU, GB; together with teraflops", above = 0) @Nullable
        Double memoryGb,

        @Field(about = "dense BF16 throughput of one GPU, TFLOP/s; together with memoryGb", above = 0) @Nullable
        Double teraflops,

        @Field(about = "GPUs at hand for training", min = 1) @Nullable
        Long count,

        @Field(
                about = "FULL where GPUs share one copy of the model (FSDP, ZeRO-3), NONE where each holds all of it",
                oneOf = {"FULL", "NONE"})
        @Nullable
        String sharding,

        @Field(about = "USD for an hour of one GPU, number or range", min = 0, section = "5.2") @Nullable
        Range pricePerGpuHour) {}
