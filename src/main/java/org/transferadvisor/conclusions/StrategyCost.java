package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;

/**
 * What one run of a strategy takes on the selected model (§5.2, §7.4). Unknown amounts are null, never 0.
 *
 * @param strategy id of the strategy
 * @param gpuHours hours of one A100-80GB
 * @param compute USD
 * @param trainingMemoryGb GB of GPU memory, activations excluded
 * @param gpusNeeded GPUs of the project's kind
 * @param fits whether they are at hand; null where the project does not say how many are
 */
public record StrategyCost(
        String strategy,
        @Nullable Range gpuHours,
        @Nullable Range compute,
        @Nullable Double trainingMemoryGb,
        @Nullable Long gpusNeeded,
        @Nullable Boolean fits) {}
