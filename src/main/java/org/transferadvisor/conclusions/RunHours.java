package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * GPU-hours of one A100-80GB that one run of a strategy takes (§5.2).
 *
 * @param strategy id of the strategy
 * @param basis {@code PUBLISHED} or {@code MEASURED}
 * @param hours GPU-hours
 */
public record RunHours(String strategy, String basis, Range hours) {}
