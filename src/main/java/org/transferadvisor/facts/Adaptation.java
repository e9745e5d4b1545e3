package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * Settings of the adaptation method (§5.2).
 *
 * <pre>{@code
 * new Adaptation(16)
 * }</pre>
 */
@OnePer({})
public record Adaptation(
        @Field(about = "rank of LoRA's matrices", min = 1, max = 1024, section = "5.2") @Nullable
        Integer loraRank) {}
