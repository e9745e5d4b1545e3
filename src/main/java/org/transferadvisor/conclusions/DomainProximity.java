package org.transferadvisor.conclusions;

/**
 * The Domain Proximity Score of one candidate (§6.2).
 *
 * @param model name of the candidate
 * @param dps 0 to 1, rounded half-up to four decimals
 */
public record DomainProximity(String model, Double dps) {}
