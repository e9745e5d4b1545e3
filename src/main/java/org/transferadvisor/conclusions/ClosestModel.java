package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The candidate with the highest Domain Proximity Score; of several, the first by name.
 *
 * <pre>{@code
 * new ClosestModel("FinBERT", 0.761)
 * }</pre>
 *
 * @param model its name
 * @param dps its score, 0 to 1
 */
@OnePer({})
public record ClosestModel(String model, Double dps) {}
