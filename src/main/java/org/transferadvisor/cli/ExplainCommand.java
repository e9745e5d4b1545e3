package org.transferadvisor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.explain.verification.Verification;
import org.transferadvisor.explain.verification.Verifier;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.VerificationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code explain}: one question about an advice in each option, and an answer to it in each format. */
@Command(
        name = "explain",
        description = "Shows why an advice says what it says, and whether a kept one is what its facts give.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class ExplainCommand implements Callable<Integer> {

    /** The formats by their names on the command line. */
    enum Format {
        text,
        json,
        markdown
    }

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--verify",
            paramLabel = "ADVICE",
            description = "Run the facts in an advice (JSON) again and report every value that differs.")
    private @Nullable String verify;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: text on a terminal, else json.")
    private @Nullable Format format;

    @Mixin
    private RulebookOption rulebook = new RulebookOption();

    @Mixin
    private Output output = new Output();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (verify != null) {
            return verify(verify);
        }
        throw new ParameterException(spec.commandLine(), "which advice? --verify ADVICE");
    }

    private Format format() {
        if (format != null) {
            return format;
        }
        return console.terminal() && output.file() == null ? Format.text : Format.json;
    }

    private int verify(String file) {
        List<Verification> verifications;
        try (Advisor advisor = rulebook.advisor()) {
            verifications = new Verifier(advisor, new JsonReport()::line).verify(Input.read(console, file));
        }
        VerificationReport report = new VerificationReport(file, verifications);
        output.write(
                console,
                switch (format()) {
                    case text -> report.text();
                    case json -> report.json();
                    case markdown -> report.markdown();
                });
        return verifications.stream().allMatch(Verification::identical) ? ExitCode.FINE : ExitCode.FOUND;
    }
}
