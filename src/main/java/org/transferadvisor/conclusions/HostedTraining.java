package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * A strategy in whose place the fine-tuning of an API serves (§3.2).
 *
 * <pre>{@code
 * new HostedTraining("LORA", "ALL")
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param part {@code ALL} of it, or its {@code TRANSFER_STEP}
 */
@OnePer("strategy")
public record HostedTraining(
        @IdOf("strategies") String strategy,
        @OneOf({"ALL", "TRANSFER_STEP"}) String part) {}
