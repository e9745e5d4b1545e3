package org.transferadvisor.authoring.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;

/** The reference rows by the kind of fact that rules match. */
final class References {

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    References(ReferenceData data) {
        for (Row row : data.facts(data.ids("models"), null)) {
            rows.computeIfAbsent(row.value().getClass().getSimpleName(), any -> new ArrayList<>())
                    .add(row);
        }
    }

    boolean knows(String type) {
        return rows.containsKey(type);
    }

    /** The rows of a kind. */
    List<Row> rows(String type) {
        return rows.getOrDefault(type, List.of());
    }

    /** The values that a field has in the rows that equal the given ones; empty cells are left out. */
    Set<Object> values(String type, String path, Map<String, Object> equal) {
        Set<Object> values = new LinkedHashSet<>();
        for (Row row : rows(type)) {
            Object value = value(row.value(), path);
            if (value != null && matches(row, equal)) {
                values.add(value);
            }
        }
        return values;
    }

    /** Whether some row equals the given values, and has one of those given for each other field. */
    boolean any(String type, Map<String, Object> equal, Map<String, Set<Object>> oneOf) {
        return rows(type).stream()
                .anyMatch(row -> matches(row, equal)
                        && oneOf.entrySet().stream()
                                .allMatch(each -> each.getValue().contains(value(row.value(), each.getKey()))));
    }

    private static boolean matches(Row row, Map<String, Object> equal) {
        return equal.entrySet().stream().allMatch(each -> each.getValue().equals(value(row.value(), each.getKey())));
    }

    private static @Nullable Object value(Record row, String path) {
        return field(row, path);
    }

    /** A field of a record by its path; numbers as they are compared. Null where it is empty or not there. */
    static @Nullable Object field(Record fact, String path) {
        Object at = fact;
        for (String step : path.split("\\.", -1)) {
            if (!(at instanceof Record record)) {
                return null;
            }
            at = RecordFields.of(record).get(record, step);
        }
        return at instanceof Number number ? number(number) : at;
    }

    /** Numbers as they are compared, whatever their type. */
    static BigDecimal number(Number number) {
        BigDecimal value = new BigDecimal(number.toString()).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
