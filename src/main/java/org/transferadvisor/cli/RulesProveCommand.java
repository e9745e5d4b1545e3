package org.transferadvisor.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.proof.Proof;
import org.transferadvisor.authoring.proof.Prover;
import org.transferadvisor.report.ProofReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code rules prove}. */
@Command(
        name = "prove",
        description = {
            "Shows that a rulebook decides every project once: one leaf, one strategy, one winner.",
            "Else it gives the smallest project that it does not, with the rules behind it, and ends with 3.",
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RulesProveCommand implements Callable<Integer> {

    /** The formats by their names on the command line. */
    enum Format {
        text,
        json
    }

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RulebookFolder folder = new RulebookFolder();

    @Option(
            names = "--random",
            paramLabel = "N",
            description = "Decide N projects drawn at random besides (0 to 1,000,000). Default: ${DEFAULT-VALUE}.")
    private int random = 500;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the smallest counterexample to this file, as facts for advise --rules.")
    private @Nullable Path output;

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Mixin
    private BasisOption basis = new BasisOption();

    RulesProveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (random < 0 || random > 1_000_000) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--random': '" + random + "' is not from 0 to 1,000,000");
        }
        Proof proof;
        Path where = folder.path();
        new Reads().rulebook(where).keepApart(output);
        try (ProgressLine line = progress.line(console)) {
            line.at("compiling the rules", 0, 0);
            try (Advisor advisor = Advisor.of(where)) {
                proof = Prover.prove(advisor, basis.basis(), random, line);
            }
        }
        ProofReport report = new ProofReport(proof);
        console.out().print(format == Format.json ? report.json() : report.text());
        if (output != null && !proof.holds()) {
            Output.write(output, ProofReport.facts(proof.counterexamples().get(0)));
        }
        return proof.holds() ? ExitCode.FINE : ExitCode.FOUND;
    }
}
