package org.transferadvisor.facts.input;

/**
 * A value that stood in for a fact that the project did not state.
 *
 * @param fact JSON pointer of the fact
 * @param value number, range, text or boolean
 * @param source id of the section or source that the value comes from
 * @param basis {@code PUBLISHED}, {@code MEASURED} or {@code ASSUMPTION}
 */
public record Defaulted(String fact, Object value, String source, String basis) {}
