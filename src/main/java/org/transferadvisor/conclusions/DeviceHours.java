package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * Hours of one run on the project's own kind of GPU (§5.2).
 *
 * <pre>{@code
 * new DeviceHours("LORA", Range.between(2, 8), Range.between(0.5, 2))
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param hours GPU-hours
 * @param wallClock hours with all GPUs at hand; null where their number is not known
 */
@OnePer("strategy")
public record DeviceHours(
        @IdOf("strategies") String strategy,
        Range hours,
        @Nullable Range wallClock) {}
