package org.transferadvisor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.content.Compared;
import org.transferadvisor.report.content.Study;
import org.transferadvisor.report.topic.StorageByVariants;
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

    private record Advised(Document document, Advice advice) {}

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
    private LogOptions log = new LogOptions();

    @Mixin
    private RequestOptions asked = new RequestOptions();

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
        new Reads().files(files).files(log.files()).rulebook(rulebook.folder()).keepApart(output.file());
        List<Advised> advised = new ArrayList<>();
        boolean refused = false;
        Format asked = new Answers(console, output).format(format);
        try (OpenLog kept = log.open(console);
                Advisor advisor = rulebook.advisor(kept)) {
            for (String file : files) {
                try {
                    Document document = Input.read(console, file);
                    advised.add(new Advised(document, advice(advisor, document)));
                } catch (RefusedException e) {
                    console.err().println(e.getMessage());
                    refused = true;
                }
            }
            if (!advised.isEmpty()) {
                output.write(
                        console,
                        asked == Format.json ? json(new JsonReport(), advised) : report(asked, advisor, advised));
            }
        }
        return refused ? ExitCode.REFUSED : ExitCode.FINE;
    }

    private Advice advice(Advisor advisor, Document document) {
        return draws == null
                ? advisor.advise(document, basis.basis(), asked.request())
                : advisor.simulate(document, basis.basis(), draws, seed, asked.request());
    }

    private String json(JsonReport json, List<Advised> advised) {
        List<Advice> advices = advised.stream().map(Advised::advice).toList();
        return json.pretty(files.size() == 1 ? advices.get(0) : advices) + "\n";
    }

    private String report(Format asked, Advisor advisor, List<Advised> advised) {
        Answers answers = new Answers(console, output);
        List<Study> studies = advised.stream()
                .map(each -> asked == Format.text
                        ? new Study(each.advice(), StorageByVariants.NONE)
                        : Study.of(advisor, each.document(), basis.basis(), each.advice()))
                .toList();
        return studies.size() == 1
                ? answers.one(asked, studies.get(0), advisor.rulebook())
                : answers.several(asked, Compared.projects(studies), advisor.rulebook());
    }
}
