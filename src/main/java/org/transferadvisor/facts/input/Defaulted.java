package org.transferadvisor.facts.input;

import org.jspecify.annotations.Nullable;

/**
 * A value that stood in for a fact that the project did not state.
 *
 * @param fact JSON pointer of the fact
 * @param value number, range, text or boolean
 * @param source id of the section or source that the value comes from
 * @param basis {@code PUBLISHED}, {@code MEASURED} or {@code ASSUMPTION}
 * @param note what a reader should know of it; null where there is nothing
 */
public record Defaulted(
        String fact,
        Object value,
        String source,
        String basis,
        @Nullable String note) {}
