package org.transferadvisor.conclusions;

/**
 * A candidate that passes the filters of the quick selection heuristic (§9.3).
 *
 * @param model name of the candidate
 */
public record Eligible(String model) {}
