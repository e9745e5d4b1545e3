package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * What all planned runs of a strategy cost (§10.2).
 *
 * @param strategy id of the strategy
 * @param amount USD
 */
public record AdaptationCost(String strategy, Range amount) {}
