package org.transferadvisor.authoring.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reference.Provenance;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/**
 * What was edited between two rulebooks.
 *
 * @param rules rules by id
 * @param rows rows of the reference tables, with the cells that differ
 * @param sources sections and other sources by id
 */
public record Edits(List<Edit> rules, List<Edit> rows, List<Edit> sources) {

    /** A rule with its text in parts. */
    private record Written(String place, Map<String, String> parts) {}

    /** Compares two rulebooks. */
    static Edits between(Rulebook before, Rulebook after) {
        return new Edits(
                edits(rules(before), rules(after)),
                edits(rows(before, after), rows(after, before)),
                edits(sources(before), sources(after)));
    }

    /** Whether nothing was edited. */
    public boolean isEmpty() {
        return rules.isEmpty() && rows.isEmpty() && sources.isEmpty();
    }

    private static List<Edit> edits(Map<String, Written> before, Map<String, Written> after) {
        List<Edit> edits = new ArrayList<>();
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        for (String each : all) {
            Written old = before.get(each);
            Written now = after.get(each);
            if (old == null && now != null) {
                edits.add(new Edit(each, Edit.Kind.ADDED, now.place(), List.of()));
            } else if (old != null && now == null) {
                edits.add(new Edit(each, Edit.Kind.REMOVED, old.place(), List.of()));
            } else if (old != null && now != null && !old.parts().equals(now.parts())) {
                edits.add(new Edit(each, Edit.Kind.CHANGED, now.place(), details(old.parts(), now.parts())));
            }
        }
        return List.copyOf(edits);
    }

    private static List<Edit.Detail> details(Map<String, String> before, Map<String, String> after) {
        Set<String> parts = new LinkedHashSet<>(before.keySet());
        parts.addAll(after.keySet());
        return parts.stream()
                .filter(part -> !Objects.equals(before.get(part), after.get(part)))
                .map(part -> new Edit.Detail(part, before.get(part), after.get(part)))
                .toList();
    }

    // ---- rules ----

    private static Map<String, Written> rules(Rulebook rulebook) {
        Map<String, Written> rules = new TreeMap<>();
        for (Rule rule : rulebook.files().model().rules()) {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("name", rule.name());
            parts.put("condition", joined(rule.conditions().stream().map(Condition::text)));
            parts.put("consequence", joined(rule.conclusions().stream().map(Expression::text)));
            parts.put("sentence", rule.annotation("because"));
            parts.put("source", rule.annotation("source"));
            parts.put("quotation", rule.annotation("cites"));
            parts.put("file", RulebookFiles.local(rule.file()));
            rules.put(rule.id(), new Written(rule.file() + ":" + rule.place().line(), parts));
        }
        return rules;
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(" "));
    }

    // ---- reference data ----

    private static Map<String, Written> rows(Rulebook rulebook, Rulebook other) {
        RowKeys keys = new RowKeys(rulebook.reference(), other.reference());
        Map<String, Written> rows = new TreeMap<>();
        for (String table : ReferenceData.tableNames()) {
            keys.of(table).forEach((key, row) -> {
                Map<String, String> cells = new LinkedHashMap<>();
                new TreeMap<>(row.provenance()).forEach((column, provenance) -> {
                    cells.put(column, shown(row.cell(column)));
                    cells.put(column + ", where it is from", from(provenance));
                });
                String turn = keys.turn(row);
                if (turn != null) {
                    cells.put("turn", turn);
                }
                rows.put(key, new Written(row.file() + ":" + row.line(), cells));
            });
        }
        return rows;
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Range range) {
            return range.low().equals(range.high())
                    ? String.valueOf(range.low())
                    : range.low() + " to " + range.high() + ", likely " + range.likely();
        }
        return String.valueOf(value);
    }

    private static String from(Provenance provenance) {
        return provenance.basis() + ", " + provenance.source()
                + (provenance.note() == null ? "" : ", " + provenance.note());
    }

    private static Map<String, Written> sources(Rulebook rulebook) {
        Map<String, Written> sources = new TreeMap<>();
        rulebook.titles().forEach((id, title) -> sources.put(id, new Written("rulebook.yaml", Map.of("title", title))));
        return sources;
    }
}
