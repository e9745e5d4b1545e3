package org.transferadvisor.facts.reference;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;

/**
 * One row of a reference table.
 *
 * @param table name of the table
 * @param id of the row
 * @param value the row as rules match it
 * @param file the file that it stands in, relative to the rulebook's folder
 * @param line line of that file where it starts
 * @param provenance where each filled cell comes from, by column
 */
public record Row(String table, String id, Record value, String file, int line, Map<String, Provenance> provenance) {

    /** Copies the map, so that the record does not change. */
    public Row {
        provenance = Map.copyOf(provenance);
    }

    /** One cell; null where it is empty or there is no such column. */
    public @Nullable Object cell(String column) {
        return RecordFields.of(value).get(value, column);
    }

    /** The row as a trace names it: {@code gpus/A100-80GB}. */
    public String key() {
        return table + "/" + id;
    }
}
