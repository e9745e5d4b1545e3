package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * What computing tokens on GPUs costs with a candidate of open weights, and what it costs to keep ready (§3.2).
 *
 * <pre>{@code
 * new TokenCost("FinBERT", 0.11, 0.0024, 116.8)
 * }</pre>
 *
 * @param model its name
 * @param parametersB billions of parameters
 * @param perMillion USD for a million tokens, by computing alone
 * @param perMonth USD a month for the GPUs that must stand ready, whatever the load
 */
@OnePer("model")
public record TokenCost(String model, Double parametersB, Double perMillion, Double perMonth) {}
