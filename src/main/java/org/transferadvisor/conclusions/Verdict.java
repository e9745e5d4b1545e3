package org.transferadvisor.conclusions;

/**
 * Whether to go ahead (§9.2).
 *
 * @param word such as {@code PROCEED}
 */
public record Verdict(String word) {}
