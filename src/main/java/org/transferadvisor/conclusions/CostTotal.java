package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The sum of what is known of one category of costs (§9.2).
 *
 * <pre>{@code
 * new CostTotal("inference", Range.exactly(720.0))
 * }</pre>
 *
 * @param category as in {@link CostPart}
 * @param amount USD
 */
@OnePer("category")
public record CostTotal(String category, Range amount) {}
