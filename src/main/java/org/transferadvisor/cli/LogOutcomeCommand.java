package org.transferadvisor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.log.StatedOutcome;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.log.store.LogStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code log outcome}. */
@Command(
        name = "outcome",
        description = {
            "Records how a decision turned out, as an entry of its own; of several the last counts.",
            "Says who succeeded by the user's own measure: what counts as success is not the advisor's to say."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class LogOutcomeCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LogTarget target = new LogTarget();

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "Id of the decision; may be shortened.")
    private @Nullable String id;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Outcomes of many decisions: id and columns named like the options.")
    private @Nullable Path csv;

    @Option(names = "--carried-out", paramLabel = "yes|no", description = "Whether the project was carried out.")
    private @Nullable String carriedOut;

    @Option(names = "--succeeded", paramLabel = "yes|no", description = "Whether it succeeded, by your own measure.")
    private @Nullable String succeeded;

    @Option(names = "--strategy-used", paramLabel = "ID", description = "Default: the one recommended.")
    private @Nullable String strategyUsed;

    @Option(names = "--quality-before", paramLabel = "SHARE", description = "0 to 1.")
    private @Nullable String qualityBefore;

    @Option(names = "--quality-after", paramLabel = "SHARE", description = "0 to 1.")
    private @Nullable String qualityAfter;

    @Option(names = "--gpu-hours", paramLabel = "HOURS", description = "Of one run, counted on an A100-80GB.")
    private @Nullable String gpuHours;

    @Option(names = "--memory-gb", paramLabel = "GB", description = "GPU memory in all.")
    private @Nullable String memory;

    @Option(names = "--cost", paramLabel = "USD", description = "Of compute for all runs.")
    private @Nullable String cost;

    @Option(names = "--weeks", paramLabel = "WEEKS", description = "To production.")
    private @Nullable String weeks;

    @Option(names = "--note", paramLabel = "TEXT", description = "Anything else.")
    private @Nullable String note;

    @Mixin
    private LogTarget.Who who = new LogTarget.Who();

    LogOutcomeCommand(Console console) {
        this.console = console;
    }

    private Map<String, String> options() {
        Map<String, @Nullable String> stated = new LinkedHashMap<>();
        stated.put("carried-out", carriedOut);
        stated.put("succeeded", succeeded);
        stated.put("strategy-used", strategyUsed);
        stated.put("quality-before", qualityBefore);
        stated.put("quality-after", qualityAfter);
        stated.put("gpu-hours", gpuHours);
        stated.put("memory-gb", memory);
        stated.put("cost", cost);
        stated.put("weeks", weeks);
        stated.put("note", note);
        Map<String, String> options = new LinkedHashMap<>();
        stated.forEach((name, value) -> {
            if (value != null) {
                options.put(name, value);
            }
        });
        return options;
    }

    @Override
    public Integer call() {
        Map<String, String> options = options();
        if ((id == null) == (csv == null) || csv != null && !options.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "log outcome takes either an ID with what is known of it, or --csv FILE");
        }
        if (csv == null && options.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "what is known of it? Such as --succeeded yes --gpu-hours 12");
        }
        return target.open(store -> {
            List<Entry> entries = csv == null
                    ? List.of(entry(store, "the command line", String.valueOf(id), options))
                    : entries(store, csv);
            CompletableFuture<Long> added = store.writer().append(entries, null);
            OpenLog.join(added);
            console.out()
                    .println(entries.size() == 1 ? "recorded 1 outcome" : "recorded " + entries.size() + " outcomes");
            return ExitCode.FINE;
        });
    }

    // ---- a file of many ----

    /** The outcomes in a file, all or none. */
    private List<Entry> entries(LogStore store, Path file) {
        List<Csv.Row> rows = Csv.read(text(file));
        List<Problem> problems = new ArrayList<>();
        List<String> head = rows.isEmpty() ? List.of() : rows.get(0).cells();
        for (String column : head) {
            if (!column.equals(Entry.ID) && !StatedOutcome.COLUMNS.containsKey(column)) {
                problems.add(problem(
                        file.toString(),
                        1,
                        Problem.quoted(column) + " is no column",
                        "id, " + String.join(", ", StatedOutcome.COLUMNS.keySet())));
            }
        }
        if (!head.contains(Entry.ID) || rows.size() < 2) {
            problems.add(problem(
                    file.toString(),
                    1,
                    "there is no column `id`, or no line below it",
                    "a head and a line a decision"));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        List<Entry> entries = new ArrayList<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(head.size(), row.cells().size()); i++) {
                if (!row.cells().get(i).isBlank()) {
                    values.put(head.get(i), row.cells().get(i).strip());
                }
            }
            try {
                String decision = values.remove(Entry.ID);
                entries.add(entry(store, file + ", line " + row.line(), String.valueOf(decision), values));
            } catch (RefusedException e) {
                e.problems()
                        .forEach(each ->
                                problems.add(problem(file.toString(), row.line(), each.message(), each.allowed())));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return entries;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new RefusedException(List.of(problem(
                    file.toString(),
                    0,
                    Problem.quoted(file.toString()) + " cannot be read",
                    "a file of CSV in UTF-8")));
        }
    }

    // ---- one ----

    private Entry entry(LogStore store, String place, String decision, Map<String, String> said) {
        Recorded of = target.decision(store, decision);
        return StatedOutcome.entry(store, of, place, who.by, said);
    }

    private static Problem problem(String file, int line, String message, String allowed) {
        return new Problem(file, line, line == 0 ? 0 : 1, "", message, allowed, null);
    }
}
