package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The GPU memory that training by a strategy takes (§5.2, §7.4).
 *
 * <pre>{@code
 * new TrainingMemory("LORA", 65.88, 1L, true)
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param gb GB, activations excluded
 * @param gpusNeeded GPUs of the project's kind that hold it
 * @param fits whether they are at hand; null where the project does not say how many are
 */
@OnePer("strategy")
public record TrainingMemory(
        @IdOf("strategies") String strategy,
        Double gb,
        Long gpusNeeded,
        @Nullable Boolean fits) {}
