package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * What one run of a strategy costs (§5.2).
 *
 * @param strategy id of the strategy
 * @param basis {@code PUBLISHED} or {@code MEASURED}
 * @param compute USD
 */
public record RunCost(String strategy, String basis, Range compute) {}
