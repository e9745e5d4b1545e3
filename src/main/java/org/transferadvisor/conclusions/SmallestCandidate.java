package org.transferadvisor.conclusions;

/**
 * The size of the smallest candidate, which is the cheapest to adapt (§9.3).
 *
 * @param parametersB billions of parameters
 */
public record SmallestCandidate(Double parametersB) {}
