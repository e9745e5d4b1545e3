package org.transferadvisor.conclusions;

/**
 * Which side of the proximity chart's mid-line a candidate is on (§6.1).
 *
 * @param model name of the candidate
 * @param level {@code HIGH} or {@code LOW}
 */
public record SimilarityLevel(String model, String level) {}
