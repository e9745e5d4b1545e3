package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What one run of a strategy costs (§5.2).
 *
 * <pre>{@code
 * new RunCost("HYBRID", "PUBLISHED", Range.exactly(1650000.0))
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param basis {@code PUBLISHED} or {@code MEASURED}
 * @param compute USD
 */
@OnePer({"strategy", "basis"})
public record RunCost(
        @IdOf("strategies") String strategy,
        @OneOf({"PUBLISHED", "MEASURED"}) String basis,
        Range compute) {}
