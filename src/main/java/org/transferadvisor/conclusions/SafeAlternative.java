package org.transferadvisor.conclusions;

/**
 * A method of §7.1 that reaches the quality aimed at even at the low end of its range.
 *
 * @param strategy id of the method
 */
public record SafeAlternative(String strategy) {}
