package org.transferadvisor.measure.tables;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.JsonSchema;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Words;
import org.transferadvisor.facts.reference.Provenance;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.measure.editing.Edited;
import org.transferadvisor.measure.editing.Written;
import org.transferadvisor.measure.reading.Refusal;
import org.transferadvisor.rulebook.RulebookFiles;

/**
 * A reference table in the folder of a rulebook, to which rows are added. Nothing is written before all of it is sound. Where the
 * rulebook extends another, cells of a row of that one become a row of one's own that patches it.
 */
public final class ReferenceTable {

    private static final int LONGEST_ID = 40;
    private static final Set<String> PROVENANCE = Set.of("source", "basis", "date", "note");

    private final RulebookFiles files;
    private final String path;
    private final String table;
    private Edited rows;
    private final List<Row> base;
    private final Edited manifest;
    private final List<String> changes = new ArrayList<>();
    private @Nullable Map<String, Set<String>> ids;

    /**
     * Opens a table.
     *
     * @param files of the rulebook
     * @param table such as {@code gpus}
     */
    public ReferenceTable(RulebookFiles files, String table) {
        this.files = files;
        this.table = table;
        this.path = RulebookFiles.REFERENCE + table + ".yaml";
        boolean own = files.paths().contains(path);
        if (!own && files.base() == null) {
            throw Refusal.of(path, "the rulebook has no table " + Problem.quoted(table), "a folder with " + path, null);
        }
        this.rows = new Edited(path, own ? files.text(path) : "rows: []\n");
        this.base = files.base() == null
                ? List.of()
                : ReferenceData.read(files.base().reference(), null).data().rows(table);
        this.manifest = new Edited(RulebookFiles.MANIFEST, files.text(RulebookFiles.MANIFEST));
    }

    /** What was changed, a line each. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    private List<Node> all() {
        return new FactPath(List.of("rows")).in(rows.document().root()) instanceof Node.Sequence list
                ? list.items()
                : List.of();
    }

    /** Where a row stands, by its id as written or without case and signs; -1 where it does not. */
    private int place(String id) {
        List<Node> all = all();
        int near = -1;
        for (int i = 0; i < all.size(); i++) {
            String other = all.get(i) instanceof Node.Mapping row && row.get("id") instanceof Node.Text text
                    ? text.value()
                    : "";
            if (other.equals(id)) {
                return i;
            }
            near = near < 0 && Columns.plain(other).equals(Columns.plain(id)) ? i : near;
        }
        return near;
    }

    /** Whether a row of that id stands there, or in the table that this one adds to. */
    public boolean has(String id) {
        return place(id) >= 0 || inBase(id) != null;
    }

    private @Nullable Row inBase(String id) {
        return base.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(base.stream()
                        .filter(each -> Columns.plain(each.id()).equals(Columns.plain(id)))
                        .findFirst()
                        .orElse(null));
    }

    /**
     * The id of a source by its id or title; one that the rulebook does not know is added to it.
     *
     * @param date of the source
     */
    public String source(String idOrTitle, String date) {
        List<Node> sources =
                new FactPath(List.of("sources")).in(manifest.document().root()) instanceof Node.Sequence list
                        ? list.items()
                        : List.of();
        String slug = idOrTitle
                .toLowerCase(Locale.ROOT)
                .replace("'", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String id = slug.isEmpty() ? "list" : slug.substring(0, Math.min(LONGEST_ID, slug.length()));
        for (Node each : sources) {
            if (each instanceof Node.Mapping source
                    && source.get("id") instanceof Node.Text known
                    && (known.value().equals(idOrTitle) || known.value().equals(id))) {
                return known.value();
            }
        }
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("id", id);
        source.put("title", idOrTitle);
        source.put("cites", "Rows of " + path + " that name it.");
        source.put("date", date);
        manifest.put(List.of("sources", String.valueOf(sources.size())), source);
        changes.add("rulebook.yaml: source " + id + " added");
        return id;
    }

    /** Adds a row below the others. */
    public void add(Map<String, Object> row) {
        if (all().isEmpty()) {
            String head = rows.text().replaceFirst("(?m)^rows:.*\\n?", "");
            rows = new Edited(path, head + "rows:\n  - " + Written.value(row, false) + "\n");
        } else {
            rows.put(List.of("rows", String.valueOf(all().size())), row);
        }
        changes.add(path + ": row " + row.get("id") + " added");
    }

    /**
     * Sets a cell of a row that is there.
     *
     * @param id of the row
     * @param cell the value with its provenance
     */
    public void set(String id, String column, Map<String, Object> cell) {
        Row lower = inBase(id);
        if (place(id) < 0 && lower != null) {
            add(JsonSchema.ordered("id", lower.id(), "patch", true));
        }
        int place = place(id);
        rows.put(List.of("rows", String.valueOf(place), column), cell);
        changes.add(path + ": " + column + " of " + idAt(place) + " is " + Written.value(cell.get("value"), false));
    }

    private String idAt(int place) {
        return all().get(place) instanceof Node.Mapping row && row.get("id") instanceof Node.Text text
                ? text.value()
                : String.valueOf(place);
    }

    /** A cell of a row as it is; null where there is none. */
    public @Nullable Node cell(String id, String column) {
        Node own = place(id) < 0
                ? null
                : new FactPath(List.of("rows", String.valueOf(place(id)), column))
                        .in(rows.document().root());
        Row lower = own == null ? inBase(id) : null;
        Provenance from = lower == null ? null : lower.provenance().get(column);
        return from == null ? own : Node.of(Map.of("basis", from.basis()));
    }

    /** What is wrong with a row that is to be added; none where it is sound. */
    List<String> wrong(Map<String, Object> row) {
        if (ids == null) {
            ids = reading().ids();
        }
        Map<String, Set<String>> known = ids;
        Map<String, Object> cells = new LinkedHashMap<>(row);
        PROVENANCE.forEach(cells::remove);
        return Contract.withLikely(type())
                .check(Node.of(cells), "", table, Words.of(other -> known.getOrDefault(other, Set.of()), Map.of()))
                .stream()
                .map(each -> each.message() + "; allowed: " + each.allowed())
                .toList();
    }

    /** The columns that the table may have. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        for (RecordComponent each : type().getRecordComponents()) {
            columns.add(each.getName());
        }
        return columns;
    }

    private Class<? extends Record> type() {
        return Objects.requireNonNull(ReferenceData.typeOf(table), table);
    }

    private ReferenceData.Reading reading() {
        return ReferenceData.read(files.with(path, rows.text()).reference(), null);
    }

    /**
     * Writes what was changed into a folder, the source before the rows that name it.
     *
     * @throws RefusedException where the table would not be sound, or cannot be written
     */
    public void write(Path folder) {
        List<Problem> problems = reading().problems();
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        if (!manifest.text().equals(files.text(RulebookFiles.MANIFEST))) {
            Edited.replace(folder.resolve(RulebookFiles.MANIFEST), manifest.text());
        }
        try {
            Files.createDirectories(folder.resolve(RulebookFiles.REFERENCE));
        } catch (IOException e) {
            throw Refusal.of(
                    folder.toString(), "the folder cannot be written to", "a folder that you may write to", null);
        }
        Edited.replace(folder.resolve(path), rows.text());
    }

    /** The rows that were changed or added, as the table has them. */
    public String changed() {
        Set<String> before = files.text(path).lines().collect(Collectors.toSet());
        return rows.text().lines().filter(each -> !before.contains(each)).collect(Collectors.joining("\n", "", "\n"));
    }
}
