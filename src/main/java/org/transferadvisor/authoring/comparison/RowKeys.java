package org.transferadvisor.authoring.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reference.Default;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;

/**
 * What tells the rows of a rulebook's reference tables apart, whatever stands above them: their ids, and of defaults the
 * fact. Several defaults for one fact differ in what gives the value.
 */
final class RowKeys {

    private final ReferenceData data;
    private final ReferenceData other;

    /**
     * Keys for one of two rulebooks.
     *
     * @param data whose rows are told apart
     * @param other those that they are compared with
     */
    RowKeys(ReferenceData data, ReferenceData other) {
        this.data = data;
        this.other = other;
    }

    /** The rows of a table by their keys. */
    Map<String, Row> of(String table) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Row row : data.rows(table)) {
            String key = key(row);
            int number = 1;
            while (rows.putIfAbsent(number == 1 ? key : key + " " + number, row) != null) {
                number++;
            }
        }
        return rows;
    }

    private String key(Row row) {
        if (!(row.value() instanceof Default value)) {
            return row.key();
        }
        String key = row.table() + value.fact();
        boolean alone = Stream.of(data, other)
                .allMatch(each -> forFact(each, row.table(), value.fact()).size() < 2);
        return alone ? key : key + ", " + giver(value);
    }

    /** Which of the rows for its fact a default is; null where it is the only one, or where rows came or went. */
    @Nullable
    String turn(Row row) {
        if (!(row.value() instanceof Default value)) {
            return null;
        }
        List<Row> all = forFact(data, row.table(), value.fact());
        boolean told = all.size() > 1
                && all.size() == forFact(other, row.table(), value.fact()).size();
        return told ? all.indexOf(row) + 1 + " of " + all.size() : null;
    }

    private static List<Row> forFact(ReferenceData data, String table, String fact) {
        return data.rows(table).stream()
                .filter(each ->
                        each.value() instanceof Default value && value.fact().equals(fact))
                .toList();
    }

    private static String giver(Default value) {
        return value.table() != null ? "from a table" : value.copy() != null ? "copied" : "a value";
    }
}
