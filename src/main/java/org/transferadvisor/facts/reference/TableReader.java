package org.transferadvisor.facts.reference;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.NumberHint;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.facts.reading.Words;

/**
 * Reads one table, or what one rulebook adds to the table of another. A cell is a plain value, a range, or {@code {value: …, source: …}} with provenance of its own; what it
 * leaves out of its provenance comes from its row, then from its column, then from the table.
 */
final class TableReader<R extends Record> {

    private static final List<String> PROVENANCE = List.of("source", "basis", "unit", "date", "note");
    private static final String PATCH = "patch";
    private static final Set<String> BASES = Set.of("PUBLISHED", "MEASURED", "ASSUMPTION");
    private static final List<String> TOP =
            List.of("about", "source", "basis", "unit", "date", "note", "columns", "rows");

    private final String table;
    private final Document document;
    private final @Nullable Set<String> sources;
    private final Words words;
    private final List<Problem> problems;
    private final Contract<R> contract;
    private final Set<String> columns = new LinkedHashSet<>();

    TableReader(
            String table,
            Class<R> type,
            Document document,
            @Nullable Set<String> sources,
            Words words,
            List<Problem> problems) {
        this.table = table;
        this.document = document;
        this.sources = sources;
        this.words = words;
        this.problems = problems;
        this.contract = Contract.withLikely(type);
        for (RecordComponent component : type.getRecordComponents()) {
            columns.add(component.getName());
        }
    }

    /** The ids of a table that may yet turn out to be wrong. */
    static Set<String> ids(Document document) {
        Set<String> ids = new LinkedHashSet<>();
        if (document.root() instanceof Node.Mapping top && top.get("rows") instanceof Node.Sequence rows) {
            rows.items().forEach(row -> {
                if (row instanceof Node.Mapping mapping && mapping.get("id") instanceof Node.Text id) {
                    ids.add(id.value());
                }
            });
        }
        return ids;
    }

    /**
     * A row with the cells that it was read from.
     *
     * @param cells as written, without their provenance
     */
    record Read(Row row, Map<String, Node.Entry> cells) {}

    /**
     * The rows of a table.
     *
     * @param base those of the table that this one adds to: a row of an id that is there takes its place, whole or, with
     *     {@code patch: true}, by cell; defaults of a fact take the place of those of the base, where these stand
     */
    Map<String, Read> rows(Map<String, Read> base) {
        boolean named = columns.contains("id");
        Map<String, Read> own = own(base);
        Map<String, Read> all = new LinkedHashMap<>();
        if (named) {
            all.putAll(base);
            all.putAll(own);
            return all;
        }
        // a default may rest on one that stands above it, so each takes the place of what it replaces
        Set<String> replaced = new HashSet<>();
        base.values().forEach(each -> replaced.add(fact(each)));
        own.forEach((id, each) -> {
            if (!replaced.contains(fact(each))) {
                all.put(id, each);
            }
        });
        base.forEach((id, each) -> {
            Map<String, Read> instead = new LinkedHashMap<>(own);
            instead.values().removeIf(other -> !fact(other).equals(fact(each)));
            all.putAll(instead.isEmpty() ? Map.of(id, each) : instead);
        });
        return all;
    }

    private static String fact(Read row) {
        return String.valueOf(row.row().cell("fact"));
    }

    private Map<String, Read> own(Map<String, Read> base) {
        Map<String, Read> read = new LinkedHashMap<>();
        if (!(document.root() instanceof Node.Mapping top)) {
            add(document.root().place(), "", "found " + document.root().kind(), "an object with `rows`", null);
            return read;
        }
        unknown(top, "", TOP);
        Map<String, String> ofTable = provenance(top, "");
        Map<String, Map<String, String>> ofColumns = columns(top);
        if (!(top.get("rows") instanceof Node.Sequence rows)) {
            add(top.place(), "/rows", "the table has no list of `rows`", "a list of rows", null);
            return read;
        }
        for (int i = 0; i < rows.items().size(); i++) {
            Read row = row(rows.items().get(i), "/rows/" + i, base.size() + i, ofTable, ofColumns, base);
            if (row != null) {
                Read first = read.putIfAbsent(row.row().id(), row);
                if (first != null) {
                    add(
                            rows.items().get(i).place(),
                            "/rows/" + i + "/id",
                            "the row " + Problem.quoted(row.row().id()) + " stands twice",
                            "each id once; the first is in line " + first.row().line(),
                            null);
                }
            }
        }
        return read;
    }

    private Map<String, Map<String, String>> columns(Node.Mapping top) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        if (top.get("columns") instanceof Node.Mapping each) {
            unknown(each, "/columns", columns);
            each.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Mapping column) {
                    unknown(column, "/columns/" + name, PROVENANCE);
                    all.put(name, provenance(column, "/columns/" + name));
                } else {
                    add(
                            entry.key(),
                            "/columns/" + name,
                            "found " + entry.value().kind(),
                            "an object with source, unit …",
                            null);
                }
            });
        }
        return all;
    }

    /** The row of the base whose cells a row leaves as they are; null where it stands by itself. */
    private @Nullable Read patched(Node.Mapping row, String pointer, Map<String, Read> base) {
        if (!(row.get(PATCH) instanceof Node.Truth patch && patch.value())) {
            Node other = row.get(PATCH);
            if (other != null && !(other instanceof Node.Truth)) {
                add(other.place(), pointer + "/" + PATCH, "found " + other.kind(), "true or false", null);
            }
            return null;
        }
        Node id = row.get("id");
        Read found = id == null ? null : base.get(id.shown());
        if (found == null) {
            add(
                    id == null ? row.place() : id.place(),
                    pointer + "/id",
                    "there is no row " + Problem.quoted(id == null ? "" : id.shown()) + " to patch",
                    base.isEmpty()
                            ? "rows of their own: this table adds to none with ids"
                            : "the id of a row of the base",
                    id == null ? null : Suggestion.of(id.shown(), base.keySet()));
        }
        return found;
    }

    private @Nullable Read row(
            Node node,
            String pointer,
            int index,
            Map<String, String> ofTable,
            Map<String, Map<String, String>> ofColumns,
            Map<String, Read> base) {
        if (!(node instanceof Node.Mapping mapping)) {
            add(node.place(), pointer, "found " + node.kind(), "a row: an object", null);
            return null;
        }
        Map<String, String> ofRow = provenance(mapping, pointer);
        int before = problems.size();
        Read patched = patched(mapping, pointer, base);
        if (problems.size() > before) {
            return null; // what it lacks would be that row's
        }
        Map<String, Node.Entry> cells = new LinkedHashMap<>(patched == null ? Map.of() : patched.cells());
        Map<String, Provenance> origins =
                new LinkedHashMap<>(patched == null ? Map.of() : patched.row().provenance());
        mapping.entries().forEach((column, entry) -> {
            if ((PROVENANCE.contains(column) || column.equals(PATCH)) && !columns.contains(column)) {
                return;
            }
            Node cell = entry.value();
            Map<String, String> ofCell = Map.of();
            if (cell instanceof Node.Mapping form && form.entries().containsKey("value")) {
                List<String> allowed = new ArrayList<>(PROVENANCE);
                allowed.add(0, "value");
                unknown(form, pointer + "/" + column, allowed);
                ofCell = provenance(form, pointer + "/" + column);
                cell = form.entries().get("value").value();
            }
            cells.put(column, new Node.Entry(entry.key(), cell));
            if (columns.contains(column) && !column.equals("id") && !(cell instanceof Node.Nothing)) {
                List<Map<String, String>> from =
                        List.of(ofCell, ofRow, ofColumns.getOrDefault(column, Map.of()), ofTable);
                origins.put(column, origin(from, entry.key(), pointer + "/" + column));
            } else if (cell instanceof Node.Nothing) {
                origins.remove(column);
            }
        });
        List<Problem> wrong = contract.check(new Node.Mapping(mapping.place(), cells), pointer, document.name(), words);
        problems.addAll(wrong);
        if (!wrong.isEmpty()) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        cells.forEach((column, entry) -> {
            Object value = entry.value().plain();
            if (value != null) {
                values.put(column, value);
            }
        });
        String id = values.get("id") instanceof String text ? text : String.valueOf(index);
        Row row = new Row(
                table,
                id,
                contract.bind(values),
                document.name(),
                mapping.place().line(),
                origins);
        return new Read(row, cells);
    }

    private Provenance origin(List<Map<String, String>> from, Node.Place place, String pointer) {
        Map<String, String> merged = new LinkedHashMap<>();
        for (Map<String, String> each : from) {
            each.forEach(merged::putIfAbsent);
        }
        String source = merged.get("source");
        String basis = merged.get("basis");
        if (source == null || basis == null) {
            add(
                    place,
                    pointer,
                    "the figure has no " + (source == null ? "source" : "basis"),
                    "a `source` and a `basis`, at the cell, its row, its column or the table",
                    null);
        }
        return new Provenance(
                source == null ? "" : source,
                basis == null ? "" : basis,
                merged.get("unit"),
                merged.get("date"),
                merged.get("note"));
    }

    private Map<String, String> provenance(Node.Mapping mapping, String pointer) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : PROVENANCE) {
            Node value = columns.contains(name) ? null : mapping.get(name);
            if (value == null) {
                continue;
            }
            String text = value.shown();
            if (value instanceof Node.Mapping || value instanceof Node.Sequence) {
                add(value.place(), pointer + "/" + name, "found " + value.kind(), "text", null);
            } else if (name.equals("source") && sources != null && !sources.contains(text)) {
                add(
                        value.place(),
                        pointer + "/source",
                        Problem.quoted(text) + " is no source",
                        "an id of a section or source in rulebook.yaml",
                        Suggestion.of(text, sources));
            } else if (name.equals("basis") && !BASES.contains(text)) {
                add(
                        value.place(),
                        pointer + "/basis",
                        Problem.quoted(text) + " is no basis",
                        "PUBLISHED, MEASURED or ASSUMPTION",
                        Suggestion.of(text, BASES));
            } else {
                found.put(name, text);
            }
        }
        return found;
    }

    private void unknown(Node.Mapping mapping, String pointer, Collection<String> known) {
        mapping.entries().forEach((name, entry) -> {
            if (!known.contains(name)) {
                add(
                        entry.key(),
                        pointer + "/" + Document.escaped(name),
                        "unknown field " + Problem.quoted(name),
                        String.join(", ", known),
                        name.contains(" ")
                                ? "text that holds a comma needs quotes around it"
                                : NumberHint.ofField(name, Suggestion.of(name, known)));
            }
        });
    }

    private void add(Node.Place place, String pointer, String message, String allowed, @Nullable String hint) {
        problems.add(new Problem(document.name(), place.line(), place.column(), pointer, message, allowed, hint));
    }
}
