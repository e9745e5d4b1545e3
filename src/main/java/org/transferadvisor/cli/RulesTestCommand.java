package org.transferadvisor.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.coverage.Coverage;
import org.transferadvisor.authoring.scenarios.Scenario;
import org.transferadvisor.authoring.scenarios.ScenarioRunner;
import org.transferadvisor.authoring.scenarios.ScenarioWords;
import org.transferadvisor.authoring.scenarios.Scenarios;
import org.transferadvisor.authoring.scenarios.TestReport;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.ScenarioJson;
import org.transferadvisor.report.ScenarioJunit;
import org.transferadvisor.report.ScenarioText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code rules test}. */
@Command(
        name = "test",
        description = "Runs the scenarios of a rulebook and says what of its rules they test.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RulesTestCommand implements Callable<Integer> {

    /** The formats by their names on the command line. */
    enum Format {
        text,
        json,
        junit
    }

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RulebookFolder folder = new RulebookFolder();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "Run the scenarios whose file or name holds this text, without coverage.")
    private @Nullable String only;

    @Option(
            names = "--min-coverage",
            paramLabel = "PERCENT",
            description =
                    "Fail where less of the rules, of the sides of their comparisons or of their words is tested.")
    private @Nullable Double least;

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Mixin
    private Output output = new Output();

    RulesTestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (least != null && !(least >= 0 && least <= 100)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--min-coverage': '" + least + "' is not from 0 to 100");
        }
        if (least != null && only != null) {
            throw new ParameterException(spec.commandLine(), "--min-coverage is about all scenarios: leave out --only");
        }
        new Reads().rulebook(folder.path()).keepApart(output.file());
        TestReport report = run(folder.path());
        output.write(console, written(report));
        boolean below = isBelow(report.coverage());
        return report.failed() > 0 || below ? ExitCode.FOUND : ExitCode.FINE;
    }

    private TestReport run(Path where) {
        try (ProgressLine line = progress.line(console)) {
            line.at("compiling the rules", 0, 0);
            try (Advisor advisor = Advisor.of(where)) {
                ScenarioWords words = ScenarioWords.of(advisor.rulebook());
                Scenarios scenarios = Scenarios.read(where, words);
                new Reads().paths(scenarios.facts()).keepApart(output.file());
                List<Scenario> chosen = chosen(where, scenarios);
                return new ScenarioRunner(advisor, words).run(chosen, scenarios.unreachable(), line);
            }
        }
    }

    private List<Scenario> chosen(Path where, Scenarios scenarios) {
        if (!scenarios.problems().isEmpty()) {
            throw new RefusedException(scenarios.problems());
        }
        String wanted = only == null ? "" : only;
        List<Scenario> chosen = scenarios.scenarios().stream()
                .filter(each -> each.file().contains(wanted) || each.name().contains(wanted))
                .toList();
        if (chosen.isEmpty()) {
            throw new RefusedException(List.of(new Problem(
                    where.resolve(Scenarios.FOLDER).toString(),
                    0,
                    0,
                    "",
                    only == null ? "there are no scenarios" : "no scenario holds " + Problem.quoted(wanted),
                    "scenarios in *.yaml, see rules/README.md",
                    null)));
        }
        return chosen;
    }

    private String written(TestReport report) {
        boolean whole = only == null;
        return switch (format) {
            case text ->
                new ScenarioText(console.width(), console.color() && output.file() == null).write(report, whole);
            case json -> new ScenarioJson().write(report, whole);
            case junit -> new ScenarioJunit().write(report);
        };
    }

    private boolean isBelow(Coverage coverage) {
        if (least == null || coverage.percent() >= least) {
            return false;
        }
        console.err()
                .println(String.format(
                        Locale.ROOT,
                        "advisor: coverage of %.1f%% is below %s%%",
                        Math.floor(coverage.percent() * 10) / 10,
                        least));
        return true;
    }
}
