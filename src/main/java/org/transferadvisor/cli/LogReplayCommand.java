package org.transferadvisor.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.log.audit.Replay;
import org.transferadvisor.log.audit.Replayed;
import org.transferadvisor.log.audit.Replayed.Result;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code log replay}. */
@Command(
        name = "replay",
        description = {
            "Runs decisions again and tells which come out otherwise, from which recommendation to which.",
            "Each is run by the rulebook that decided, which the log keeps, or all by --rules. Ends with 3 where something changed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class LogReplayCommand implements Callable<Integer> {

    private static final long STEP = 100;

    private final Console console;
    private final JsonReport json = new JsonReport();

    @Mixin
    private LogTarget target = new LogTarget();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Decide by the rulebook in this folder. Default: each decision by its own.")
    private @Nullable Path rules;

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (JSON Lines of what changed). Default: ${DEFAULT-VALUE}.")
    private LogShowCommand.Format format = LogShowCommand.Format.text;

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Mixin
    private Output output = new Output();

    LogReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return target.open(store -> {
            Map<Result, Long> counts = new EnumMap<>(Result.class);
            try (Advisor other = rules == null ? null : Advisor.of(rules);
                    Replay replay = new Replay(store, other);
                    ProgressLine line = progress.line(console)) {
                output.stream(console, out -> {
                    long[] done = {0};
                    replay.run(filter.filter(), each -> {
                        counts.merge(each.result(), 1L, Long::sum);
                        if (each.result() != Result.SAME) {
                            write(out, each);
                        }
                        if (++done[0] % STEP == 0) {
                            line.at(done[0] + " decisions", 0, 0);
                        }
                    });
                });
            }
            console.err().println(summary(counts));
            boolean changed = count(counts, Result.CHANGED) + count(counts, Result.REFUSED) > 0
                    || rules == null && count(counts, Result.OTHER_FIGURES) > 0;
            return changed ? ExitCode.FOUND : ExitCode.FINE;
        });
    }

    private static long count(Map<Result, Long> counts, Result result) {
        return counts.getOrDefault(result, 0L);
    }

    private static String summary(Map<Result, Long> counts) {
        return "same " + count(counts, Result.SAME) + ", other figures " + count(counts, Result.OTHER_FIGURES)
                + ", changed " + count(counts, Result.CHANGED) + ", refused " + count(counts, Result.REFUSED)
                + ", not run " + count(counts, Result.NOT_RUN);
    }

    private void write(PrintStream out, Replayed each) {
        Entry entry = each.decision().entry();
        String project = entry.text(Entry.PROJECT);
        String result = each.result().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (format == LogShowCommand.Format.json) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(Entry.ID, entry.text(Entry.ID));
            row.put(Entry.PROJECT, project);
            row.put("result", result);
            row.put("differences", each.differences());
            out.println(json.line(row));
            return;
        }
        out.println(
                entry.text(Entry.ID) + "  " + Problem.shown(project == null ? "(masked)" : project) + ": " + result);
        each.differences().forEach(difference -> difference.lines().forEach(said -> out.println("    " + said)));
    }
}
