package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * A method that the project may take: the one planned, or one that may take its place, with what it takes.
 *
 * <pre>{@code
 * new Rung(0, "LORA", false, 12.5, 2L, 84.5)
 * }</pre>
 *
 * @param position 0 for the method planned, then up
 * @param strategy id of the method
 * @param fits whether it fits the GPUs at hand; true where it is not known how many there are or what it takes
 * @param cost USD that one run is likely to cost; null where unknown
 * @param gpusNeeded GPUs that it takes; null where unknown, or where none would do
 * @param memoryGb GB of GPU memory; null where unknown
 */
@OnePer("position")
public record Rung(
        Integer position,
        @IdOf("strategies") String strategy,
        Boolean fits,
        @Nullable Double cost,
        @Nullable Long gpusNeeded,
        @Nullable Double memoryGb) {}
