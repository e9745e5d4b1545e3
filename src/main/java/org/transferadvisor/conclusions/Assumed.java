package org.transferadvisor.conclusions;

/**
 * A fact that the project did not state and that a rule put in its place. The rule's source is the assumption's.
 *
 * <pre>{@code
 * new Assumed("/hardware/pricePerGpuHour", Range.exactly(5.0))
 * }</pre>
 *
 * @param fact JSON pointer of the fact
 * @param value what was assumed
 */
public record Assumed(String fact, Object value) {}
