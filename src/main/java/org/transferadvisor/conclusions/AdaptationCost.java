package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What all planned runs of a strategy cost (§10.2).
 *
 * <pre>{@code
 * new AdaptationCost("HYBRID", Range.exactly(1650000.0))
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param amount USD
 */
@OnePer("strategy")
public record AdaptationCost(@IdOf("strategies") String strategy, Range amount) {}
