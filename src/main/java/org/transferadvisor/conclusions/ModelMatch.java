package org.transferadvisor.conclusions;

/**
 * Is a foundation model available for the domain? The answer that the tree uses (§9.1).
 *
 * @param match {@code HIGH_QUALITY}, {@code PARTIAL} or {@code NONE}
 * @param fact where the answer comes from: a JSON pointer, or the derived fact
 */
public record ModelMatch(String match, String fact) {}
