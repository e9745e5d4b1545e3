package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The smallest candidate with open weights, which is the cheapest to host (§3.2).
 *
 * <pre>{@code
 * new SmallestOpen("FinBERT", 0.11, 0.11)
 * }</pre>
 *
 * @param model its name
 * @param parametersB billions of parameters
 * @param activeParametersB billions of parameters used for one token
 */
@OnePer({})
public record SmallestOpen(String model, Double parametersB, Double activeParametersB) {}
