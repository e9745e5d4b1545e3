package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * The sum of all costs that are known (§9.2).
 *
 * @param amount USD over the horizon
 */
public record TotalCosts(Range amount) {}
