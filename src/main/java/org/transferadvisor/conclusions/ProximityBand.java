package org.transferadvisor.conclusions;

/**
 * The band of one candidate's Domain Proximity Score (§6.2).
 *
 * @param model name of the candidate
 * @param band {@code STRONG}, {@code MODERATE}, {@code LIMITED} or {@code UNMEASURED}
 */
public record ProximityBand(String model, String band) {}
