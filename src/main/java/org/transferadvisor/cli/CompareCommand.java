package org.transferadvisor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.content.Compared;
import org.transferadvisor.report.content.Difference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code compare}. */
@Command(
        name = "compare",
        description = "Compares a project with itself, facts of it changed, and says what that changes and why.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class CompareCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "Facts in JSON or YAML; - is standard input.")
    private String file = "";

    @Option(
            names = "--with",
            paramLabel = "PATH=VALUE",
            required = true,
            description =
                    "Facts to change, with commas between them: budget.compute=20000,serving.variants=12. Lists count from"
                            + " 0: candidates.0.benchmark=0.8. null takes a fact away. Again for a further variant.")
    private List<String> variants = List.of();

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
    private Output output = new Output();

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new Reads().files(List.of(file)).rulebook(rulebook.folder()).keepApart(output.file());
        List<List<Change>> changes = variants.stream().map(Change::parse).toList();
        Document document = Input.read(console, file);
        Answers answers = new Answers(console, output);
        Format asked = answers.format(format);
        try (Advisor advisor = rulebook.advisor()) {
            List<Compared.Subject> subjects = new ArrayList<>();
            subjects.add(new Compared.Subject("as it is", advisor.advise(document, basis.basis()), List.of()));
            for (int i = 0; i < changes.size(); i++) {
                Document changed = Change.apply(document, changes.get(i));
                subjects.add(new Compared.Subject(
                        changes.get(i).stream().map(Change::text).collect(Collectors.joining(", ")),
                        advisor.advise(changed, basis.basis()),
                        facts(document, changes.get(i))));
            }
            String project = subjects.get(0).advice().project();
            Compared compared = new Compared(project + ", with itself changed", List.copyOf(subjects), true);
            output.write(
                    console,
                    switch (asked) {
                        case json -> new JsonReport().pretty(json(compared)) + "\n";
                        case text -> answers.side(compared, advisor.rulebook());
                        default -> answers.several(asked, compared, advisor.rulebook(), Answers.Much.BRIEF);
                    });
        }
        return ExitCode.FINE;
    }

    private static List<Compared.FactChange> facts(Document document, List<Change> changes) {
        return changes.stream()
                .map(each ->
                        new Compared.FactChange(each.path().toString(), shown(each.in(document)), shown(each.value())))
                .toList();
    }

    private static @Nullable String shown(@Nullable Node value) {
        if (value == null || value.plain() == null) {
            return null;
        }
        return value instanceof Node.Mapping || value instanceof Node.Sequence
                ? new JsonReport().line(value.plain())
                : value.shown();
    }

    private static Map<String, Object> json(Compared compared) {
        Advice base = compared.subjects().get(0).advice();
        List<Map<String, Object>> others = new ArrayList<>();
        for (Compared.Subject each :
                compared.subjects().subList(1, compared.subjects().size())) {
            Map<String, Object> other = new LinkedHashMap<>();
            other.put("with", each.title());
            other.put("facts", each.facts());
            other.put("difference", Difference.between(base, each.advice(), UnaryOperator.identity()));
            other.put("advice", each.advice());
            others.add(other);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("project", base.project());
        all.put("asItIs", base);
        all.put("variants", others);
        return all;
    }
}
