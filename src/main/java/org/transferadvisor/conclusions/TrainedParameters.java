package org.transferadvisor.conclusions;

/**
 * How many parameters a low-rank method trains on the selected model (§5.2, §7.1).
 *
 * @param strategy id of the method
 * @param count parameters
 */
public record TrainedParameters(String strategy, Double count) {}
