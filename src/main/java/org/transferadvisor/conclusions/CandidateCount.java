package org.transferadvisor.conclusions;

/**
 * How many source models are compared (§5.1).
 *
 * @param models at least 1
 */
public record CandidateCount(Long models) {}
