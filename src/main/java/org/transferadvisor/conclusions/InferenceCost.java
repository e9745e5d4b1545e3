package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What serving a strategy's result costs (§3.3).
 *
 * <pre>{@code
 * new InferenceCost("PROMPT_TUNING", Range.exactly(60.0), Range.exactly(0.003))
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param perMonth USD a month
 * @param perRequest USD for one more request, from load alone
 */
@OnePer("strategy")
public record InferenceCost(@IdOf("strategies") String strategy, Range perMonth, Range perRequest) {}
