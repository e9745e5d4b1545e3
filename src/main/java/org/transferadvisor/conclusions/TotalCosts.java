package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The sum of all costs that are known (§9.2).
 *
 * @param amount USD over the horizon
 */
@OnePer({})
public record TotalCosts(Range amount) {}
