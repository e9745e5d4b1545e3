package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The strategy recommended.
 *
 * <pre>{@code
 * new ChosenStrategy("TRANSFER_THEN_QUANTIZE", "LORA")
 * }</pre>
 *
 * @param strategy its id
 * @param adaptation id of the method of its transfer step; null where the strategy has none
 */
@OnePer({})
public record ChosenStrategy(
        @IdOf("strategies") String strategy,
        @IdOf("strategies") @Nullable String adaptation) {}
