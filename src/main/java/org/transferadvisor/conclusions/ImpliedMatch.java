package org.transferadvisor.conclusions;

/**
 * What the selected model's measured proximity says of the first question of the tree (§9.1).
 *
 * @param match {@code HIGH_QUALITY}, {@code PARTIAL} or {@code NONE}
 */
public record ImpliedMatch(String match) {}
