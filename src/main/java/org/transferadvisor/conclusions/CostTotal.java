package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The sum of what is known of one category of costs (§9.2).
 *
 * @param category as in {@link CostPart}
 * @param amount USD
 */
@OnePer("category")
public record CostTotal(String category, Range amount) {}
