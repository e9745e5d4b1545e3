package org.transferadvisor.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.content.AdviceContent;
import org.transferadvisor.report.content.Compared;
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

    /** The sections of an advice, for the help. */
    static final class SectionNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return AdviceContent.SECTIONS.iterator();
        }
    }

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

    @Option(names = "--full", description = "As text: all of it, and not only what fits a screen.")
    private boolean full;

    @Option(
            names = "--section",
            paramLabel = "NAME",
            split = ",",
            description = "As text: only these sections, such as costs,models. All: ${COMPLETION-CANDIDATES}.",
            completionCandidates = SectionNames.class)
    private List<String> sections = List.of();

    @Mixin
    private RulebookOption rulebook = new RulebookOption();

    @Mixin
    private ApprovalOption approval = new ApprovalOption();

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
        for (String each : sections) {
            if (!AdviceContent.SECTIONS.contains(each)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Invalid value for option '--section': '" + each + "' is none of "
                                + String.join(", ", AdviceContent.SECTIONS));
            }
        }
        new Reads().files(files).files(log.files()).rulebook(rulebook.folder()).keepApart(output.file());
        List<Advised> advised = new ArrayList<>();
        boolean refused = false;
        Format asked = new Answers(console, output).format(format);
        try (OpenLog kept = log.open(console);
                Advisor advisor = rulebook.advisor(kept)) {
            approval.check(advisor.rulebook());
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
        List<Advice> advices = advised.stream().map(Advised::advice).toList();
        Answers.Much much = new Answers.Much(full, sections);
        return advices.size() == 1
                ? answers.one(asked, advices.get(0), advisor.rulebook(), much)
                : answers.several(asked, Compared.projects(advices), advisor.rulebook(), much);
    }
}
