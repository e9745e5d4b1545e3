package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The GPU memory that training by a strategy takes (§5.2, §7.4).
 *
 * <pre>{@code
 * new TrainingMemory("LORA", 19.6, 1L, true, 19.6, 16.1, 0.1, 2.4, 1.0)
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param gb GB on a single GPU
 * @param gpusNeeded GPUs of the project's kind that hold it; null where none do
 * @param fits whether they are at hand; null where the project does not say how many are
 * @param perGpuGb GB on each GPU of those at hand, or else of those needed; null where neither is known
 * @param weightsGb GB of the weights that stay as they are
 * @param trainedGb GB of what is trained: weights, gradients, optimiser state
 * @param activationsGb GB of activations
 * @param overheadGb GB besides
 */
@OnePer("strategy")
public record TrainingMemory(
        @IdOf("strategies") String strategy,
        Double gb,
        @Nullable Long gpusNeeded,
        @Nullable Boolean fits,
        @Nullable Double perGpuGb,
        Double weightsGb,
        Double trainedGb,
        Double activationsGb,
        Double overheadGb) {}
