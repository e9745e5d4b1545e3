package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The sum of all costs that are known (§9.2).
 *
 * <pre>{@code
 * new TotalCosts(new Range(13420.0, 42797.0, 144220.0))
 * }</pre>
 *
 * @param amount USD over the horizon
 */
@OnePer({})
public record TotalCosts(Range amount) {}
