package org.transferadvisor.conclusions;

/**
 * The best verdict that a project may get, whatever its score (§6.1, §9.2).
 *
 * <pre>{@code
 * new VerdictCap("PILOT_FIRST", "nothing fits the GPUs at hand")
 * }</pre>
 *
 * @param word such as {@code PILOT_FIRST}
 * @param reason why, as half a sentence
 */
public record VerdictCap(String word, String reason) {}
