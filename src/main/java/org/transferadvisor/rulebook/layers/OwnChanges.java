package org.transferadvisor.rulebook.layers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.facts.reference.Default;
import org.transferadvisor.facts.reference.Provenance;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;

/**
 * What of a rulebook is its own, and not of the one that it extends.
 *
 * @param all every rule, every row and every rule that is taken away
 * @param problems what is wrong with what was kept of the base, and with ids that are taken away
 */
public record OwnChanges(List<OwnChange> all, List<Problem> problems) {

    static final String RULES = "rules/";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of a rulebook; none where it stands by itself. */
    public static OwnChanges of(RulebookFiles files) {
        RulebookFiles base = files.base();
        if (base == null) {
            return new OwnChanges(List.of(), List.of());
        }
        List<Problem> problems = new ArrayList<>();
        Map<String, BasedOn.Kept> kept = BasedOn.read(files, problems);
        List<OwnChange> all = new ArrayList<>();
        Map<String, String> theirs = new TreeMap<>();
        base.model().rules().forEach(each -> theirs.put(RULES + each.id(), text(base, each)));
        for (Rule each : files.model().rules()) {
            if (RulebookFiles.isOwn(each.file()) && !each.id().isEmpty()) {
                String what = RULES + each.id();
                all.add(new OwnChange(what, each.place(), kept.get(what), theirs.get(what), text(files, each)));
            }
        }
        for (Node.Text each : files.disabled()) {
            String what = RULES + each.value();
            Place place = new Place(
                    RulebookFiles.MANIFEST, each.place().line(), each.place().column());
            all.add(new OwnChange(what, place, kept.get(what), theirs.get(what), null));
            if (!theirs.containsKey(what) && !kept.containsKey(what)) {
                problems.add(new Problem(
                        place.file(),
                        place.line(),
                        place.column(),
                        "/disabled",
                        Problem.quoted(each.value()) + " is no rule of the base",
                        "ids of rules of the rulebook that this one extends",
                        Suggestion.of(
                                each.value(),
                                theirs.keySet().stream()
                                        .map(id -> id.substring(RULES.length()))
                                        .toList())));
            }
        }
        rows(files, base, kept, all);
        return new OwnChanges(List.copyOf(all), List.copyOf(problems));
    }

    private static String text(RulebookFiles files, Rule rule) {
        return files.text(rule.file()).substring(rule.start(), rule.end()).strip();
    }

    private static void rows(
            RulebookFiles files, RulebookFiles base, Map<String, BasedOn.Kept> kept, List<OwnChange> all) {
        ReferenceData ours = ReferenceData.read(files.reference(), null).data();
        ReferenceData theirs = ReferenceData.read(base.reference(), null).data();
        for (String table : ReferenceData.tableNames()) {
            Map<String, List<Row>> lower = byName(theirs.rows(table));
            byName(ours.rows(table).stream()
                            .filter(each -> RulebookFiles.isOwn(each.file()))
                            .toList())
                    .forEach((what, rows) -> all.add(new OwnChange(
                            what,
                            new Place(rows.get(0).file(), rows.get(0).line(), 1),
                            kept.get(what),
                            lower.containsKey(what) ? text(lower.get(what)) : null,
                            text(rows))));
        }
    }

    /** Rows by their ids, and those of the table of defaults, which have none, by the fact. */
    private static Map<String, List<Row>> byName(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.value() instanceof Default value ? row.table() + value.fact() : row.key(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static String text(List<Row> rows) {
        return rows.stream().map(OwnChanges::text).collect(Collectors.joining("\n"));
    }

    /** A row as YAML, a cell a line, each with where it is from. */
    private static String text(Row row) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(row.provenance()).forEach((column, from) -> text.append(column)
                .append(": ")
                .append(cell(row.cell(column), from))
                .append('\n'));
        return text.toString().strip();
    }

    private static String cell(@Nullable Object value, Provenance from) {
        Map<String, @Nullable Object> cell = new LinkedHashMap<>();
        cell.put("value", value instanceof Range range ? ends(range) : value);
        cell.put("source", from.source());
        cell.put("basis", from.basis());
        cell.put("unit", from.unit());
        cell.put("date", from.date());
        cell.put("note", from.note());
        cell.values().removeIf(each -> each == null);
        try {
            return JSON.writeValueAsString(cell);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are written", e);
        }
    }

    private static Map<String, Object> ends(Range range) {
        Map<String, Object> ends = new LinkedHashMap<>();
        ends.put("low", range.low());
        ends.put("likely", range.likely());
        ends.put("high", range.high());
        return ends;
    }

    /** Those under which the base has changed. */
    public List<OwnChange> conflicts() {
        return all.stream().filter(OwnChange::isConflict).toList();
    }

    /** Those of which nobody has said yet that they were held against the base. */
    public List<OwnChange> unsettled() {
        return all.stream().filter(each -> each.kept() == null).toList();
    }
}
