package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * GPU-hours of one A100-80GB that one run of a strategy takes (§5.2).
 *
 * <pre>{@code
 * new RunHours("LORA", "PUBLISHED", Range.between(0.31, 1.22))
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param basis {@code PUBLISHED} or {@code MEASURED}
 * @param hours GPU-hours
 */
@OnePer({"strategy", "basis"})
public record RunHours(
        @IdOf("strategies") String strategy,
        @OneOf({"PUBLISHED", "MEASURED"}) String basis,
        Range hours) {}
