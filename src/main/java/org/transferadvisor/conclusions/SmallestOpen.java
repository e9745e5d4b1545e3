package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The smallest candidate with open weights whose tokens cost less to compute than the cheapest API charges: the one that it
 * takes the least to keep ready (§3.2).
 *
 * <pre>{@code
 * new SmallestOpen("FinBERT", 0.11, 116.8)
 * }</pre>
 *
 * @param model its name
 * @param parametersB billions of parameters
 * @param perMonth USD a month for the GPUs that must stand ready
 */
@OnePer({})
public record SmallestOpen(String model, Double parametersB, Double perMonth) {}
