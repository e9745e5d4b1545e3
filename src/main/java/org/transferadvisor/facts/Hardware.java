package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The GPUs to train and serve on (§5.2).
 *
 * <pre>{@code
 * new Hardware("A100-80GB", 4L, Range.between(1.5, 4))
 * }</pre>
 */
@OnePer({})
public record Hardware(
        @Field(about = "kind of GPU", ids = "gpus", section = "5.2") @Nullable
        String gpu,

        @Field(about = "GPUs at hand", min = 1) @Nullable Long count,

        @Field(about = "USD for an hour of one GPU, number or range", min = 0, section = "5.2") @Nullable
        Range pricePerGpuHour) {}
