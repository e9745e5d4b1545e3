package org.transferadvisor.conclusions;

/**
 * The corner of the proximity chart that a candidate falls into (§6.1).
 *
 * @param model name of the candidate
 * @param quadrant {@code EXCELLENT}, {@code MODERATE}, {@code MARGINAL} or {@code NEGATIVE}
 */
public record Quadrant(String model, String quadrant) {}
