package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;

/**
 * Where one figure comes from.
 *
 * @param source id of a section or source that {@code rulebook.yaml} lists, such as {@code 5.2}
 * @param basis {@code PUBLISHED}, {@code MEASURED} or {@code ASSUMPTION}
 * @param unit unit of the figure
 * @param date when it was published, measured or decided: a year, a month or a day
 * @param note what a reader should know of it
 */
public record Provenance(
        String source,
        String basis,
        @Nullable String unit,
        @Nullable String date,
        @Nullable String note) {}
