package org.transferadvisor.facts.reference;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.JsonSchema;
import org.transferadvisor.facts.reading.Words;

/** Describes the files of reference tables as JSON Schema, for editors: rows, cells, and where a figure comes from. */
public final class TableSchema {

    private final Map<String, Object> definitions = new LinkedHashMap<>();
    private final Map<String, Object> provenance = new LinkedHashMap<>();
    private final Words words;

    private TableSchema(ReferenceData reference, Collection<String> sources) {
        this.words = Words.of(reference::ids, Map.of());
        definitions.put("source", described("section of the article, or another source", JsonSchema.offered(sources)));
        definitions.put(
                "basis",
                described(
                        "whether the figure is published, measured or assumed",
                        Map.of("enum", List.of("PUBLISHED", "MEASURED", "ASSUMPTION"))));
        definitions.put("unit", described("unit of the figure", text()));
        definitions.put(
                "date", described("year, month or day of the figure", Map.of("type", List.of("string", "number"))));
        definitions.put("note", described("what a reader should know", text()));
        definitions.keySet().forEach(name -> provenance.put(name, Map.of("$ref", "#/$defs/" + name)));
    }

    /**
     * The schema of a table's file, in plain Java.
     *
     * @param table name of the table
     * @param reference the tables, whose ids are offered where a column names a row
     * @param sources ids that a figure may cite
     * @throws IllegalArgumentException where there is no such table
     */
    public static Map<String, Object> of(String table, ReferenceData reference, Collection<String> sources) {
        Class<? extends Record> type = ReferenceData.typeOf(table);
        if (type == null) {
            throw new IllegalArgumentException("no table: " + table);
        }
        return new TableSchema(reference, sources).table(table, type);
    }

    private Map<String, Object> table(String table, Class<? extends Record> type) {
        Map<String, Object> row = JsonSchema.open(Contract.withLikely(type), words);
        Map<?, ?> cells = (Map<?, ?>) Objects.requireNonNull(row.get("properties"));
        Map<String, Object> columns = new LinkedHashMap<>();
        Map<String, Object> rowFields = new LinkedHashMap<>();
        cells.forEach((name, cell) -> {
            String column = String.valueOf(name);
            rowFields.put(column, column.equals("id") ? cell : withProvenance((Map<?, ?>) cell));
            columns.put(column, object(provenance, Set.of()));
        });
        provenance.forEach(rowFields::putIfAbsent);
        row.put("properties", rowFields);
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("about", described("what the table holds", text()));
        top.putAll(provenance);
        top.put("columns", described("where the figures of a column come from", object(columns, Set.of())));
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("type", "array");
        rows.put("items", row);
        top.put("rows", rows);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", JsonSchema.DIALECT);
        schema.put("title", "Reference table " + table);
        schema.putAll(object(top, Set.of("rows")));
        schema.put("$defs", definitions);
        return schema;
    }

    /** A cell, or a cell with a source of its own. */
    private Map<String, Object> withProvenance(Map<?, ?> cell) {
        Map<String, Object> plain = new LinkedHashMap<>();
        cell.forEach((name, value) -> plain.put(String.valueOf(name), value));
        Object about = plain.remove("description");
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("value", plain);
        form.putAll(provenance);
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("description", about);
        both.put("anyOf", List.of(plain, object(form, Set.of("value"))));
        return both;
    }

    private static Map<String, Object> object(Map<String, Object> properties, Set<String> required) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", List.copyOf(required));
        }
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> text() {
        return Map.of("type", "string");
    }

    private static Map<String, Object> described(String about, Map<String, Object> schema) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", about);
        described.putAll(schema);
        return described;
    }
}
