package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OneOf;

/**
 * Something that the reader of an advice should know. The sentence of the rule is its message.
 *
 * <pre>{@code
 * new Finding("SWEET_SPOT", "INFO")
 * }</pre>
 *
 * @param code stable id
 * @param severity {@code INFO}, {@code ADVICE} or {@code WARNING}
 */
public record Finding(
        String code, @OneOf({"INFO", "ADVICE", "WARNING"}) String severity) {}
