package org.transferadvisor.measure.tables;

import java.util.List;
import java.util.Map;

/**
 * What a list holds for one table.
 *
 * @param columns by column of the list, the field that it was taken for
 * @param ignored columns that were taken for none
 * @param rows what each line says
 * @param refused lines that cannot be taken, with the reason
 */
public record Listed(Map<String, String> columns, List<String> ignored, List<Line> rows, List<Refused> refused) {

    /**
     * A line.
     *
     * @param number in the file, from 1
     * @param id what it is about
     * @param values by field
     */
    public record Line(long number, String id, Map<String, Object> values) {}

    /**
     * A line that cannot be taken.
     *
     * @param number in the file, from 1
     * @param reason why not
     */
    public record Refused(long number, String reason) {}
}
