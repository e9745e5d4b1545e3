package org.transferadvisor.report.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Range;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.report.topic.Words;

/** Puts advices side by side: what is recommended, what it costs, whether it pays, and where the ways part. */
public final class Comparison {

    /** One thing that advices are compared in. */
    public record Aspect(String name, String value) {}

    private static final String NONE = "-";

    private Comparison() {}

    /** Everything that a comparison says, in order. */
    public static List<Section> sections(Compared compared, Words words) {
        List<Section> sections = new ArrayList<>();
        sections.add(section("side-by-side", "Side by side", sideBySide(compared, words)));
        if (compared.changed()) {
            for (int i = 1; i < compared.subjects().size(); i++) {
                Compared.Subject subject = compared.subjects().get(i);
                sections.add(section(
                        "with-" + i,
                        "What changes with " + subject.title(),
                        changes(compared.subjects().get(0), subject, words)));
            }
        }
        sections.add(section("paths", "Where the ways part", List.of(new Block.Grid(paths(compared, words)))));
        Table findings = findings(compared, words);
        sections.add(section(
                "compared-findings",
                "Findings that differ",
                findings.rows().isEmpty()
                        ? List.of(new Block.Paragraph("All have the same findings."))
                        : List.of(new Block.Grid(findings))));
        return List.copyOf(sections);
    }

    private static Section section(String id, String title, List<Block> blocks) {
        return new Section(id, title, List.of(), blocks, false);
    }

    /**
     * What advices are compared in, always the same aspects in the same order.
     *
     * @param named what an id is called: in words for people, as it is for programs
     */
    static List<Aspect> aspects(Advice advice, UnaryOperator<String> named) {
        Advice.Recommendation chosen = advice.recommendation();
        Advice.Viability viability = advice.viability();
        Advice.Cost cost = advice.costs().isEmpty() ? null : advice.costs().get(0);
        long warnings = advice.findings().stream()
                .filter(each -> each.severity().equals("WARNING"))
                .count();
        return List.of(
                new Aspect("strategy", named.apply(chosen.strategy())),
                new Aspect("adaptation", chosen.adaptation() == null ? NONE : named.apply(chosen.adaptation())),
                new Aspect("source model", chosen.model() == null ? "none selected" : chosen.model()),
                new Aspect("leaf", named.apply(chosen.leaf())),
                new Aspect("verdict", viability.verdict() == null ? NONE : named.apply(viability.verdict())),
                new Aspect("TL-EVS", score(viability.tlEvs())),
                new Aspect("chance of success", Figures.score(viability.successProbability())),
                new Aspect("all gains", Figures.money(viability.benefits().total())),
                new Aspect("all costs", Figures.money(viability.costs().total())),
                new Aspect("compute of one run", Figures.money(cost == null ? null : cost.compute())),
                new Aspect("all runs planned", Figures.money(cost == null ? null : cost.adaptation())),
                new Aspect("inference a month", Figures.money(cost == null ? null : cost.inferencePerMonth())),
                new Aspect("storage", Figures.show(cost == null ? null : cost.storageGb(), "gb")),
                new Aspect("warnings", String.valueOf(warnings)));
    }

    private static String score(@Nullable Range range) {
        return range == null
                ? "not assessed"
                : Figures.score(range.likely()) + " (" + Figures.score(range.low()) + " to "
                        + Figures.score(range.high()) + ")";
    }

    /** A row for each advice; what differs stands first. */
    private static List<Block> sideBySide(Compared compared, Words words) {
        List<List<Aspect>> first = new ArrayList<>();
        List<List<Aspect>> more = new ArrayList<>();
        for (Compared.Subject each : compared.subjects()) {
            Map<String, String> known = new LinkedHashMap<>();
            aspects(each.advice(), words::of).forEach(aspect -> known.put(aspect.name(), aspect.value()));
            String method = known.getOrDefault("adaptation", NONE);
            String verdict = Words.tone(each.advice()).sign() + " " + words.verdict(each.advice());
            Range score = each.advice().viability().tlEvs();
            first.add(List.of(
                    new Aspect("verdict", verdict),
                    new Aspect("strategy", known.get("strategy") + (method.equals(NONE) ? "" : " by " + method)),
                    new Aspect("source model", known.get("source model")),
                    new Aspect("TL-EVS", score == null ? NONE : Figures.score(score.likely())),
                    new Aspect(
                            "all gains",
                            likely(each.advice().viability().benefits().total())),
                    new Aspect(
                            "all costs",
                            likely(each.advice().viability().costs().total())),
                    new Aspect("warnings", known.get("warnings"))));
            more.add(Stream.of(
                            "chance of success",
                            "compute of one run",
                            "all runs planned",
                            "inference a month",
                            "storage")
                    .map(name -> new Aspect(name, known.getOrDefault(name, NONE)))
                    .toList());
        }
        return List.of(
                new Block.Grid(
                        rows(compared, "What is recommended, whether it pays; gains and costs as likely", first)),
                new Block.Grid(rows(compared, "What it takes, low to high", more)));
    }

    private static String likely(@Nullable Range range) {
        return range == null ? "unknown" : Figures.money(range.likely());
    }

    private static Table rows(Compared compared, String caption, List<List<Aspect>> rows) {
        List<Integer> order = new ArrayList<>();
        for (boolean differs : new boolean[] {true, false}) {
            for (int i = 0; i < rows.get(0).size(); i++) {
                int column = i;
                long values = rows.stream()
                        .map(row -> row.get(column).value())
                        .distinct()
                        .count();
                if (values > 1 == differs) {
                    order.add(i);
                }
            }
        }
        Table.Builder table = Table.of(caption).words(compared.changed() ? "with" : "project");
        order.forEach(i -> table.words(rows.get(0).get(i).name()));
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells =
                    new ArrayList<>(List.of(compared.subjects().get(row).title()));
            for (int i : order) {
                cells.add(rows.get(row).get(i).value());
            }
            table.row(cells, compared.changed() && row == 0, null);
        }
        return table.build();
    }

    /** Answers to the questions of the decision tree, a row for each advice. */
    private static Table paths(Compared compared, Words words) {
        Set<String> questions = new LinkedHashSet<>();
        compared.subjects()
                .forEach(each -> each.advice().decisionPath().forEach(step -> questions.add(step.question())));
        Table.Builder table = Table.of("Answers to the questions of the decision tree")
                .words(compared.changed() ? "with" : "project");
        questions.forEach(table::words);
        table.words("leaf");
        for (Compared.Subject each : compared.subjects()) {
            List<String> cells = new ArrayList<>(List.of(each.title()));
            for (String question : questions) {
                cells.add(each.advice().decisionPath().stream()
                        .filter(step -> step.question().equals(question))
                        .map(step -> words.capital(step.answer()))
                        .findFirst()
                        .orElse("not asked"));
            }
            cells.add(words.capital(each.advice().recommendation().leaf()));
            table.row(cells, false, null);
        }
        return table.build();
    }

    /** Findings that some have and others do not. */
    private static Table findings(Compared compared, Words words) {
        Map<String, String> severities = new LinkedHashMap<>();
        compared.subjects().forEach(each -> each.advice()
                .findings()
                .forEach(found -> severities.putIfAbsent(found.code(), found.severity())));
        Table.Builder table =
                Table.of("Findings that some have and others do not").words("finding", "severity", "made for");
        severities.forEach((code, severity) -> {
            List<String> with = compared.subjects().stream()
                    .filter(each -> each.advice().findings().stream()
                            .anyMatch(found -> found.code().equals(code)))
                    .map(Compared.Subject::title)
                    .toList();
            if (with.size() < compared.subjects().size()) {
                table.row(words.capital(code), words.of(severity), String.join("; ", with));
            }
        });
        return table.build();
    }

    /** What a change of facts changes, and the first reasons that differ. */
    private static List<Block> changes(Compared.Subject base, Compared.Subject other, Words words) {
        Difference found = Difference.between(base.advice(), other.advice(), words::of);
        List<Block> blocks = new ArrayList<>();
        Table.Builder facts = Table.of("Facts changed").words("fact", "from", "to");
        other.facts()
                .forEach(each -> facts.row(
                        each.path(),
                        each.from() == null ? "not stated" : each.from(),
                        each.to() == null ? "not stated" : each.to()));
        blocks.add(new Block.Grid(facts.build()));
        if (found.changes().isEmpty()) {
            blocks.add(new Block.Paragraph("Nothing that is compared changes."));
        } else {
            Table.Builder changed = Table.of("What changes").words("", "from", "to");
            found.changes().forEach(each -> changed.row(each.what(), each.from(), each.to()));
            blocks.add(new Block.Grid(changed.build()));
        }
        if (!found.about().isEmpty()) {
            blocks.add(new Block.Paragraph("Why: the first reasons of " + found.about() + " that differ."));
        }
        reasons(blocks, "No longer", found.gone());
        reasons(blocks, "Now", found.come());
        messages(blocks, "Findings no longer made", found.findingsGone(), words);
        messages(blocks, "New findings", found.findingsCome(), words);
        return blocks;
    }

    private static void reasons(List<Block> blocks, String title, List<Advice.Firing> firings) {
        if (!firings.isEmpty()) {
            blocks.add(new Block.Items(
                    title,
                    firings.stream()
                            .map(each -> each.because() + " (" + Figures.cited(each.source()) + ")")
                            .toList()));
        }
    }

    private static void messages(List<Block> blocks, String title, List<Advice.Finding> findings, Words words) {
        if (!findings.isEmpty()) {
            blocks.add(new Block.Items(
                    title,
                    findings.stream()
                            .map(each -> words.capital(each.severity()) + ", " + words.of(each.code()) + ": "
                                    + each.message())
                            .toList()));
        }
    }
}
