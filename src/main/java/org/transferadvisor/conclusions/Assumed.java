package org.transferadvisor.conclusions;

/**
 * A fact that the project did not state and that a rule put in its place, or what a rule takes for granted where the article
 * is silent. The rule's source is the assumption's.
 *
 * <pre>{@code
 * new Assumed("/hardware/pricePerGpuHour", Range.exactly(5.0))
 * }</pre>
 *
 * @param fact JSON pointer of the fact, or a name such as {@code verdict/PROCEED}
 * @param value what was assumed
 */
public record Assumed(String fact, Object value) {}
