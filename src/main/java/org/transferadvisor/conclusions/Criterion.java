package org.transferadvisor.conclusions;

/**
 * How one candidate does on one criterion of model selection (§9.3).
 *
 * @param model name of the candidate
 * @param criterion id of the criterion
 * @param value 0 to 1, unweighted
 * @param weight of the criterion, 0 to 1
 */
public record Criterion(String model, String criterion, Double value, Double weight) {}
