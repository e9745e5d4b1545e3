package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The sum of all benefits that are known (§9.2).
 *
 * <pre>{@code
 * new TotalBenefits(Range.exactly(38000.0))
 * }</pre>
 *
 * @param amount USD over the horizon
 */
@OnePer({})
public record TotalBenefits(Range amount) {}
