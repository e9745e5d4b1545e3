package org.transferadvisor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.explain.reasons.Explainer;
import org.transferadvisor.explain.reasons.Explanation;
import org.transferadvisor.explain.verification.Verification;
import org.transferadvisor.explain.verification.Verifier;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.ExplanationReport;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.VerificationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Facts in JSON or YAML; - is standard input.")
    private @Nullable String file;

    @Option(
            names = "--of",
            paramLabel = "WHAT",
            description = {
                "What to explain; several are allowed. A part of the advice such as costs.compute or viability.tlEvs, a"
                        + " finding's code, an assumption, a conclusion or firing of the trace by its id, or a rule's id.",
                "Default: the recommendation."
            })
    private List<String> asked = List.of(Explainer.RECOMMENDATION);

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "Show reasons N conclusions deep. Default: what decided, to the ground; all of them in json.")
    private @Nullable Integer depth;

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
    private BasisOption basis = new BasisOption();

    @Mixin
    private OtherwiseOptions otherwise = new OtherwiseOptions();

    @Mixin
    private Output output = new Output();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if ((verify == null) == (file == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    verify == null ? "which facts? explain FILE, or --verify ADVICE" : "--verify takes no facts file");
        }
        if (depth != null && depth < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '--depth': '" + depth + "' is less than 1");
        }
        String misused = otherwise.misused();
        if (misused != null) {
            throw new ParameterException(spec.commandLine(), misused);
        }
        if (otherwise.isAsked() && verify != null) {
            throw new ParameterException(spec.commandLine(), "--verify goes without other questions");
        }
        new Reads()
                .files(List.of(verify == null ? file : verify))
                .rulebook(rulebook.folder())
                .keepApart(output.file());
        if (verify != null) {
            return verify(verify);
        }
        return otherwise.isAsked() ? otherwise(file) : explain(file);
    }

    private int explain(String facts) {
        Explanation explanation;
        try (Advisor advisor = rulebook.advisor()) {
            Document document = Input.read(console, facts);
            Explainer explainer = new Explainer(advisor.decide(document, basis.basis()), document, advisor.rulebook());
            explanation = depth != null
                    ? explainer.toDepth(asked, depth)
                    : format() == Format.json ? explainer.complete(asked) : explainer.decisive(asked);
        }
        ExplanationReport report = new ExplanationReport(explanation);
        output.write(
                console,
                switch (format()) {
                    case text -> report.text(console.width(), console.color() && output.file() == null);
                    case json -> report.json();
                    case markdown -> report.markdown();
                });
        return ExitCode.FINE;
    }

    private int otherwise(String facts) {
        String answer;
        try (Advisor advisor = rulebook.advisor()) {
            answer = otherwise.answer(
                    advisor,
                    Input.read(console, facts),
                    basis.basis(),
                    format(),
                    console.width(),
                    console.color() && output.file() == null);
        }
        output.write(console, answer);
        return ExitCode.FINE;
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
            verifications = new Verifier(advisor, new JsonReport()::line).verify(Input.readAdvice(console, file));
        }
        VerificationReport report = new VerificationReport(Input.name(file), verifications);
        output.write(
                console,
                switch (format()) {
                    case text -> report.text(console.width());
                    case json -> report.json();
                    case markdown -> report.markdown();
                });
        return verifications.stream().allMatch(Verification::identical) ? ExitCode.FINE : ExitCode.FOUND;
    }
}
