package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * The sum of all benefits that are known (§9.2).
 *
 * @param amount USD over the horizon
 */
public record TotalBenefits(Range amount) {}
