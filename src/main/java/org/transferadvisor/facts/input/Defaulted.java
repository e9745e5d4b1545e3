package org.transferadvisor.facts.input;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reference.Row;

/**
 * A value that stood in for a fact that the project did not state.
 *
 * @param fact JSON pointer of the fact
 * @param value number, range, text or boolean
 * @param source id of the section or source that the value comes from
 * @param basis {@code PUBLISHED}, {@code MEASURED} or {@code ASSUMPTION}
 * @param note what a reader should know of it; null where there is nothing
 * @param row the row of the reference data that has it
 * @param told whether rules are told that it was used
 */
public record Defaulted(
        String fact,
        Object value,
        String source,
        String basis,
        @Nullable String note,
        Row row,
        boolean told) {}
