package org.transferadvisor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.log.ShownDecision;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code log show}. */
@Command(
        name = "show",
        description = "Shows all that the log keeps of a decision, with how it turned out.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class LogShowCommand implements Callable<Integer> {

    /** The formats by their names on the command line. */
    enum Format {
        text,
        json
    }

    private final Console console;
    private final JsonReport json = new JsonReport();

    @Mixin
    private LogTarget target = new LogTarget();

    @Parameters(index = "1", paramLabel = "ID", description = "Id of the decision; may be shortened.")
    private String id = "";

    @Option(names = "--advice", description = "Show the whole advice, where it was kept.")
    private boolean advice;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Mixin
    private Output output = new Output();

    LogShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return target.open(store -> {
            Recorded decision = target.decision(store, id);
            output.write(
                    console,
                    advice
                            ? kept(decision)
                            : format == Format.json
                                    ? json.pretty(ShownDecision.fields(decision, store.outcomes(id(decision)))) + "\n"
                                    : text(decision, store.outcomes(id(decision))));
            return ExitCode.FINE;
        });
    }

    private static String id(Recorded decision) {
        return String.valueOf(decision.entry().text(Entry.ID));
    }

    private String kept(Recorded decision) {
        String kept = ShownDecision.advice(decision);
        if (kept == null) {
            throw target.refused(
                    "the advice of " + Problem.quoted(id(decision)) + " was not kept, or is masked",
                    "a decision that was logged with --keep-advice",
                    "`log replay` makes it again from its facts");
        }
        return kept + "\n";
    }

    private String text(Recorded decision, List<Recorded> outcomes) {
        List<String> lines = new ArrayList<>();
        ShownDecision.fields(decision, List.of()).forEach((name, value) -> lines.add(line(name, value)));
        outcomes.forEach(each -> {
            lines.add("");
            ShownDecision.fields(each, List.of()).forEach((name, value) -> lines.add(line(name, value)));
        });
        return String.join("\n", lines) + "\n";
    }

    private String line(String name, Object value) {
        String text = value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : value instanceof String word ? word : json.line(value);
        return String.format("%-20s %s", name, Problem.shown(text));
    }
}
