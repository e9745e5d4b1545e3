package org.transferadvisor.conclusions;

/**
 * The candidate with the highest Domain Proximity Score; of several, the first by name.
 *
 * @param model its name
 * @param dps its score, 0 to 1
 */
public record ClosestModel(String model, Double dps) {}
