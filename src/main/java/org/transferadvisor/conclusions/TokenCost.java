package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * What computing tokens on GPUs costs with a candidate of open weights, whatever must stand ready left out (§3.2).
 *
 * <pre>{@code
 * new TokenCost("FinBERT", 0.11, 0.0024)
 * }</pre>
 *
 * @param model its name
 * @param parametersB billions of parameters
 * @param perMillion USD for a million tokens
 */
@OnePer("model")
public record TokenCost(String model, Double parametersB, Double perMillion) {}
