package org.transferadvisor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.TextReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code advise}. */
@Command(
        name = "advise",
        description = "Advises on the project of each facts file.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class AdviseCommand implements Callable<Integer> {

    /** The formats by their names on the command line. */
    enum Format {
        text,
        json
    }

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Facts in JSON or YAML; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: text on a terminal, else json.")
    private @Nullable Format format;

    @Option(
            names = "--simulate",
            paramLabel = "N",
            description = "Draw every range N times and report how sure the figures are (1 to 100,000).")
    private @Nullable Integer draws;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the draws. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Mixin
    private RulebookOption rulebook = new RulebookOption();

    @Mixin
    private BasisOption basis = new BasisOption();

    @Mixin
    private Output output = new Output();

    AdviseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (draws != null && (draws < 1 || draws > Advisor.MOST_DRAWS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--simulate': '" + draws + "' is not from 1 to " + Advisor.MOST_DRAWS);
        }
        List<Advice> advices = new ArrayList<>();
        boolean refused = false;
        try (Advisor advisor = rulebook.advisor()) {
            for (String file : files) {
                try {
                    advices.add(advice(advisor, Input.read(console, file)));
                } catch (RefusedException e) {
                    console.err().println(e.getMessage());
                    refused = true;
                }
            }
        }
        if (!advices.isEmpty()) {
            output.write(console, report(advices));
        }
        return refused ? ExitCode.REFUSED : ExitCode.FINE;
    }

    private Advice advice(Advisor advisor, Document document) {
        return draws == null
                ? advisor.advise(document, basis.basis())
                : advisor.simulate(document, basis.basis(), draws, seed);
    }

    private String report(List<Advice> advices) {
        boolean text = format == null ? console.terminal() && output.file() == null : format == Format.text;
        if (text) {
            TextReport report = new TextReport(console.width(), console.color() && output.file() == null);
            String rule = "\n" + "─".repeat(Math.min(120, Math.max(60, console.width()))) + "\n\n";
            return advices.stream().map(report::write).collect(Collectors.joining(rule));
        }
        JsonReport report = new JsonReport();
        return report.pretty(files.size() == 1 ? advices.get(0) : advices) + "\n";
    }
}
