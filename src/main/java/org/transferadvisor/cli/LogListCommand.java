package org.transferadvisor.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.log.ShownDecision;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code log list}. */
@Command(
        name = "list",
        description = "Lists decisions, the newest first.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class LogListCommand implements Callable<Integer> {

    /** The formats of a list by their names on the command line. */
    enum Format {
        text,
        json,
        csv
    }

    private static final String LINE = "%6s  %-19.19s  %-8.8s  %-28.28s  %-24.24s  %s%n";

    private final Console console;
    private final JsonReport json = new JsonReport();

    @Spec
    private CommandSpec spec;

    @Mixin
    private LogTarget target = new LogTarget();

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: 100 as text, else all.")
    private @Nullable Long limit;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Mixin
    private Output output = new Output();

    LogListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (limit != null && limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is 1 or more");
        }
        long most = limit != null ? limit : format == Format.text ? 100 : Long.MAX_VALUE;
        return target.open(store -> {
            output.stream(console, out -> {
                long[] count = {0};
                head(out);
                store.decisions(filter.filter(), true, most, each -> write(out, each, count[0]++));
                out.print(format == Format.json ? (count[0] == 0 ? "" : "\n") + "]\n" : "");
                if (count[0] == 0) {
                    console.err().println("no decision is like that");
                } else if (format == Format.text && count[0] == most) {
                    console.err().println("the newest " + most + "; --limit N lists more");
                }
            });
            return ExitCode.FINE;
        });
    }

    private void head(PrintStream out) {
        switch (format) {
            case json -> out.print("[");
            case csv -> out.println(String.join(",", ShownDecision.COLUMNS));
            default -> out.printf(LINE, "number", "logged (UTC)", "id", "project", "strategy", "verdict");
        }
    }

    private void write(PrintStream out, Recorded each, long before) {
        Map<String, Object> row = ShownDecision.row(each);
        switch (format) {
            case json -> out.print((before == 0 ? "\n" : ",\n") + json.line(row));
            case csv ->
                out.println(ShownDecision.COLUMNS.stream()
                        .map(column -> cell(row.get(column)))
                        .collect(Collectors.joining(",")));
            default ->
                out.printf(
                        LINE,
                        each.number(),
                        row.get("logged"),
                        row.get(Entry.ID),
                        Problem.shown(String.valueOf(Objects.requireNonNullElse(row.get(Entry.PROJECT), "(masked)"))),
                        row.get(Entry.STRATEGY),
                        Objects.requireNonNullElse(row.get(Entry.VERDICT), "-"));
        }
    }

    /** A cell that no spreadsheet takes for a formula or for several cells. */
    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String safe = text.matches("[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[,\"\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
