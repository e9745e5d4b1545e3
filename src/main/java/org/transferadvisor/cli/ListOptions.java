package org.transferadvisor.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.measure.reading.Refusal;
import org.transferadvisor.measure.tables.Import;
import org.transferadvisor.measure.tables.ListReader;
import org.transferadvisor.measure.tables.Listed;
import org.transferadvisor.measure.tables.ReferenceTable;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import picocli.CommandLine.Option;

/** What the commands that read a list have in common. */
final class ListOptions {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Write into the rulebook in this folder. Without it the rows are printed.")
    private @Nullable Path rules;

    @Option(
            names = "--map",
            paramLabel = "COLUMN=FIELD",
            description = "What a column of the list holds, where its name does not tell. Several allowed.")
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(names = "--date", paramLabel = "DATE", description = "Day of the figures, such as 2026-05-24.")
    private @Nullable String date;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description =
                    "Where the figures are from: an id of the rulebook's sources, or a title, which is added to them.")
    private @Nullable String source;

    @Nullable
    Path rules() {
        return rules;
    }

    @Nullable
    String date() {
        return date;
    }

    @Nullable
    String source() {
        return source;
    }

    /** A table of the rulebook in the folder asked for, or of the built-in one, which is not written. */
    ReferenceTable table(String name) {
        if (rules != null) {
            return new ReferenceTable(RulebookFiles.in(rules), name);
        }
        try (Rulebook builtIn = Rulebook.builtIn()) {
            return new ReferenceTable(builtIn.files(), name);
        }
    }

    /** Reads a list into a table. */
    int read(Console console, String name, Path file) {
        if (date != null && !ListReader.isDate(date)) {
            throw Refusal.of("--date", Problem.quoted(date) + " is no date", "YYYY, YYYY-MM or YYYY-MM-DD", null);
        }
        if (source == null || source.isBlank()) {
            throw Refusal.of(
                    file.toString(),
                    "the list has no source",
                    "--source with an id of the rulebook's sources, or the title of one",
                    "an advice says where each figure is from");
        }
        Listed listed = new ListReader(name, file, map, date).read();
        ReferenceTable table = table(name);
        Import into = new Import(table, table.source(source, latest(listed)));
        if (name.equals("gpus")) {
            into.gpus(listed.rows());
        } else {
            into.models(listed.rows());
        }
        console.err().println(columns(listed));
        return finish(console, file, table, List.of(listed.refused(), into.refused()));
    }

    private String latest(Listed listed) {
        return listed.rows().stream()
                .map(each -> String.valueOf(each.values().get("date")))
                .max(String::compareTo)
                .orElse(String.valueOf(date));
    }

    /** Tells what was refused, and writes or prints the rest. */
    int finish(Console console, Path file, ReferenceTable table, List<List<Listed.Refused>> refused) {
        boolean none = table.changes().stream().noneMatch(each -> each.startsWith("reference/"));
        refused.stream().flatMap(List::stream).forEach(each -> console.err()
                .println(file + (each.number() > 0 ? ":" + each.number() : "") + ": not taken: " + each.reason()));
        if (!none) {
            if (rules == null) {
                console.out().print(table.changed());
            } else {
                table.write(rules);
                table.changes().forEach(console.err()::println);
            }
        }
        return refused.stream().anyMatch(each -> !each.isEmpty())
                ? ExitCode.FOUND
                : none ? ExitCode.REFUSED : ExitCode.FINE;
    }

    private static String columns(Listed listed) {
        String taken = listed.columns().entrySet().stream()
                .map(each -> Problem.quoted(each.getKey()) + " as " + each.getValue())
                .collect(Collectors.joining(", "));
        String rest = listed.ignored().isEmpty() ? "" : "; not taken: " + Refusal.some(listed.ignored());
        return "columns: " + taken + rest;
    }
}
