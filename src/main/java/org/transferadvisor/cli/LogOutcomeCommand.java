package org.transferadvisor.cli;

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
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.log.StatedOutcome;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.store.LogStore;
import org.transferadvisor.measure.reading.Csv;
import org.transferadvisor.measure.reading.Refusal;
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
        Refusal.unlessFile(file, "a file of CSV in UTF-8");
        List<Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try (Csv csv = new Csv(file, bytes -> {})) {
            List<String> head = head(file, csv.next());
            for (List<String> row = csv.next(); row != null; row = csv.next()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 0; i < Math.min(head.size(), row.size()); i++) {
                    if (!row.get(i).isBlank()) {
                        values.put(head.get(i), row.get(i).strip());
                    }
                }
                if (!values.isEmpty()) {
                    entry(store, file, csv.line(), values, entries, problems);
                }
            }
        }
        if (entries.isEmpty() && problems.isEmpty()) {
            throw Refusal.of(file.toString(), "there is no line below the head", "a head and a line a decision", null);
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return entries;
    }

    private static List<String> head(Path file, @Nullable List<String> first) {
        List<String> head =
                first == null ? List.of() : first.stream().map(String::strip).toList();
        String allowed = "id, " + String.join(", ", StatedOutcome.COLUMNS.keySet());
        head.stream()
                .filter(each -> !each.equals(Entry.ID) && !StatedOutcome.COLUMNS.containsKey(each))
                .findFirst()
                .ifPresent(each -> {
                    throw Refusal.at(
                            file.toString(),
                            1,
                            1,
                            Problem.quoted(each) + " is no column",
                            allowed,
                            Suggestion.of(each, StatedOutcome.COLUMNS.keySet()));
                });
        if (!head.contains(Entry.ID)) {
            throw Refusal.at(file.toString(), 1, 1, "there is no column `id`", allowed, null);
        }
        return head;
    }

    private void entry(
            LogStore store,
            Path file,
            long line,
            Map<String, String> values,
            List<Entry> entries,
            List<Problem> problems) {
        try {
            String decision = String.valueOf(values.remove(Entry.ID));
            entries.add(entry(store, file.toString(), decision, values));
        } catch (RefusedException e) {
            e.problems()
                    .forEach(each ->
                            problems.addAll(Refusal.at(file.toString(), line, 1, each.message(), each.allowed(), null)
                                    .problems()));
        }
    }

    // ---- one ----

    private Entry entry(LogStore store, String place, String decision, Map<String, String> said) {
        return StatedOutcome.entry(store, target.decision(store, decision), place, who.by, said);
    }
}
