package org.transferadvisor.conclusions;

/**
 * The best verdict that a project may get, whatever its score (§6.1).
 *
 * <pre>{@code
 * new VerdictCap("PILOT_FIRST")
 * }</pre>
 *
 * @param word such as {@code PILOT_FIRST}
 */
public record VerdictCap(String word) {}
