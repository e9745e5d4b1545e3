package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * What serving a strategy's result costs (§3.3).
 *
 * @param strategy id of the strategy
 * @param perMonth USD a month
 * @param perRequest USD for one more request, from load alone
 */
public record InferenceCost(String strategy, Range perMonth, Range perRequest) {}
