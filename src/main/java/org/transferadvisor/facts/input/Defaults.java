package org.transferadvisor.facts.input;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.facts.reading.Words;
import org.transferadvisor.facts.reference.Default;
import org.transferadvisor.facts.reference.Provenance;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;

/** Fills the gaps of a project's facts from the rulebook's table of defaults. */
final class Defaults {

    private static final String EACH = "*";

    /** A default with the names on the ways to its fact, to the fact that it copies, and to the one that names its row. */
    private record Filler(
            List<String> path,
            @Nullable List<String> copy,
            @Nullable List<String> rowName,
            Default rule,
            Row row) {

        static Filler of(Row row) {
            Default rule = (Default) row.value();
            return new Filler(
                    steps(rule.fact()),
                    rule.copy() == null ? null : steps(rule.copy()),
                    rule.row() == null ? null : steps(rule.row()),
                    rule,
                    row);
        }

        private static List<String> steps(String pointer) {
            return List.of(pointer.replaceFirst("^/", "").split("/", -1));
        }

        /** A way with the place in a list put in. */
        private static List<String> at(List<String> path, String index) {
            return path.contains(EACH)
                    ? path.stream()
                            .map(step -> step.equals(EACH) ? index : step)
                            .toList()
                    : path;
        }
    }

    private final ReferenceData reference;
    private final List<Filler> fillers;

    private Defaults(ReferenceData reference, List<Filler> fillers) {
        this.reference = reference;
        this.fillers = fillers;
    }

    /**
     * Checks the table of defaults against the contract of the facts file.
     *
     * @throws RefusedException where a row names no fact, or a value that the fact does not allow
     */
    static Defaults of(ReferenceData reference, Contract<ProjectFacts> contract, Words words) {
        List<Problem> problems = new ArrayList<>();
        List<Filler> fillers = new ArrayList<>();
        for (Row row : reference.rows("defaults")) {
            Filler filler = Filler.of(row);
            Default rule = filler.rule();
            Node value = Node.of(rule.value());
            List<Problem> wrong = new ArrayList<>();
            if (!contract.checkField(filler.path(), value, row.file(), words, wrong)) {
                problems.add(problem(
                        row, Problem.quoted(rule.fact()) + " is no fact", "a JSON pointer such as /serving/variants"));
            }
            wrong.stream()
                    .filter(each -> rule.value() != null)
                    .forEach(each -> problems.add(problem(row, each.message(), each.allowed())));
            checkOrigin(row, rule, problems);
            fillers.add(filler);
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new Defaults(reference, List.copyOf(fillers));
    }

    private static void checkOrigin(Row row, Default rule, List<Problem> problems) {
        boolean cell = rule.table() != null && rule.row() != null && rule.column() != null;
        boolean noCell = rule.table() == null && rule.row() == null && rule.column() == null;
        int ways = (rule.value() == null ? 0 : 1) + (rule.copy() == null ? 0 : 1) + (cell ? 1 : 0);
        if (ways != 1 || !cell && !noCell) {
            problems.add(problem(
                    row,
                    "the default of " + Problem.quoted(rule.fact()) + " has not exactly one origin",
                    "either `value`, or `copy`, or `table` with `row` and `column`"));
        }
        if (rule.table() != null) {
            Class<? extends Record> type = ReferenceData.typeOf(rule.table());
            if (type == null) {
                problems.add(new Problem(
                        row.file(),
                        row.line(),
                        1,
                        "",
                        Problem.quoted(rule.table()) + " is no reference table",
                        String.join(", ", ReferenceData.tableNames()),
                        Suggestion.of(rule.table(), ReferenceData.tableNames())));
            } else if (rule.column() != null) {
                List<String> columns = Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList();
                if (!columns.contains(rule.column())) {
                    problems.add(problem(
                            row,
                            Problem.quoted(rule.column()) + " is no column of " + rule.table(),
                            String.join(", ", columns)));
                }
            }
        }
    }

    private static Problem problem(Row row, String message, String allowed) {
        return new Problem(row.file(), row.line(), 1, "", message, allowed, null);
    }

    /**
     * Fills the gaps of the values given.
     *
     * @param facts the values of a facts file, which are changed
     * @return what was filled in, by pointer
     */
    List<Defaulted> fill(Map<String, Object> facts) {
        List<Defaulted> filled = new ArrayList<>();
        for (Filler filler : fillers) {
            if (filler.path().contains(EACH)) {
                Object list = facts.get(filler.path().get(0));
                int size = list instanceof List<?> items ? items.size() : 0;
                for (int i = 0; i < size; i++) {
                    fill(facts, filler, String.valueOf(i), filled);
                }
            } else {
                fill(facts, filler, "", filled);
            }
        }
        return filled;
    }

    private void fill(Map<String, Object> facts, Filler filler, String index, List<Defaulted> filled) {
        List<String> path = Filler.at(filler.path(), index);
        if (get(facts, path) != null) {
            return;
        }
        Default rule = filler.rule();
        Object value = rule.value();
        Row from = filler.row();
        Provenance provenance = from.provenance().get("value");
        if (filler.copy() != null) {
            value = get(facts, Filler.at(filler.copy(), index));
            provenance = from.provenance().get("copy");
        } else if (rule.table() != null && filler.rowName() != null && rule.column() != null) {
            Object id = get(facts, Filler.at(filler.rowName(), index));
            Row row = id == null ? null : reference.row(rule.table(), id.toString());
            value = row == null ? null : row.cell(rule.column());
            provenance = row == null ? null : row.provenance().get(rule.column());
            from = row == null ? from : row;
        }
        if (value == null || provenance == null) {
            return;
        }
        put(facts, path, value);
        filled.add(new Defaulted(
                "/" + String.join("/", path),
                Contract.general(value),
                provenance.source(),
                provenance.basis(),
                provenance.note(),
                from,
                Boolean.TRUE.equals(rule.told())));
    }

    private static @Nullable Object get(Map<String, Object> facts, List<String> path) {
        Object at = facts;
        for (String step : path) {
            if (at instanceof Map<?, ?> map) {
                at = map.get(step);
            } else if (at instanceof List<?> list) {
                at = list.get(Integer.parseInt(step));
            } else {
                return null;
            }
        }
        return at;
    }

    @SuppressWarnings("unchecked") // the values of a facts file are maps from text
    private static void put(Map<String, Object> facts, List<String> path, Object value) {
        Object at = facts;
        for (String step : path.subList(0, path.size() - 1)) {
            at = at instanceof List<?> list
                    ? list.get(Integer.parseInt(step))
                    : ((Map<String, Object>) at).computeIfAbsent(step, any -> new LinkedHashMap<String, Object>());
        }
        ((Map<String, Object>) at).put(path.get(path.size() - 1), value);
    }
}
