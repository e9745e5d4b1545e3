package org.transferadvisor.report.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Range;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.report.topic.Names;

/** Puts advices side by side: what is recommended, what it costs, whether it pays, and where the ways part. */
public final class Comparison {

    /** One thing that advices are compared in. */
    public record Aspect(String name, String value) {}

    private static final String NONE = "-";

    private Comparison() {}

    /** Everything that a comparison says, in order. */
    public static List<Section> sections(Compared compared, Names names) {
        List<Section> sections = new ArrayList<>();
        sections.add(section("side-by-side", "Side by side", List.of(new Block.Grid(sideBySide(compared, names)))));
        if (compared.changed()) {
            for (int i = 1; i < compared.subjects().size(); i++) {
                Compared.Subject subject = compared.subjects().get(i);
                sections.add(section(
                        "with-" + i,
                        "What changes with " + subject.title(),
                        changes(compared.subjects().get(0), subject, names)));
            }
        }
        sections.add(section("paths", "Where the ways part", List.of(new Block.Grid(paths(compared)))));
        Table findings = findings(compared);
        sections.add(section(
                "compared-findings",
                "Findings that differ",
                findings.rows().isEmpty()
                        ? List.of(new Block.Paragraph("All have the same findings."))
                        : List.of(new Block.Grid(findings))));
        return List.copyOf(sections);
    }

    private static Section section(String id, String title, List<Block> blocks) {
        return new Section(id, title, List.of(), blocks);
    }

    /** What advices are compared in, always the same aspects in the same order. */
    static List<Aspect> aspects(Advice advice, Names names) {
        Advice.Recommendation chosen = advice.recommendation();
        Advice.Viability viability = advice.viability();
        Advice.Cost cost = advice.costs().isEmpty() ? null : advice.costs().get(0);
        long warnings = advice.findings().stream()
                .filter(each -> each.severity().equals("WARNING"))
                .count();
        return List.of(
                new Aspect("strategy", names.of(chosen.strategy())),
                new Aspect("adaptation", chosen.adaptation() == null ? NONE : names.of(chosen.adaptation())),
                new Aspect("source model", chosen.model() == null ? "none selected" : chosen.model()),
                new Aspect("leaf", chosen.leaf()),
                new Aspect("verdict", viability.verdict() == null ? NONE : viability.verdict()),
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

    /** Aspects by advices. */
    public static Table sideBySide(Compared compared, Names names) {
        Table.Builder table = table(compared, "What is recommended, what it costs, whether it pays", "");
        List<List<Aspect>> all = compared.subjects().stream()
                .map(each -> aspects(each.advice(), names))
                .toList();
        for (int i = 0; i < all.get(0).size(); i++) {
            List<String> values = new ArrayList<>();
            for (List<Aspect> each : all) {
                values.add(each.get(i).value());
            }
            row(compared, table, all.get(0).get(i).name(), values);
        }
        return table.build();
    }

    private static Table.Builder table(Compared compared, String caption, String first) {
        Table.Builder table = Table.of(caption).words(first);
        compared.subjects().forEach(each -> table.words(each.title()));
        return table;
    }

    /** Where a project is compared with itself, what differs stands out; of several projects nearly everything does. */
    private static void row(Compared compared, Table.Builder table, String name, List<String> values) {
        List<String> cells = new ArrayList<>(List.of(name));
        cells.addAll(values);
        table.row(cells, compared.changed() && new HashSet<>(values).size() > 1, null);
    }

    /** Questions of the decision tree by advices. */
    public static Table paths(Compared compared) {
        Set<String> questions = new LinkedHashSet<>();
        compared.subjects()
                .forEach(each -> each.advice().decisionPath().forEach(step -> questions.add(step.question())));
        Table.Builder table = table(compared, "Answers to the questions of the decision tree", "question");
        for (String question : questions) {
            row(
                    compared,
                    table,
                    question,
                    compared.subjects().stream()
                            .map(each -> each.advice().decisionPath().stream()
                                    .filter(step -> step.question().equals(question))
                                    .map(Advice.Step::answer)
                                    .findFirst()
                                    .orElse("not asked"))
                            .toList());
        }
        row(
                compared,
                table,
                "leaf",
                compared.subjects().stream()
                        .map(each -> each.advice().recommendation().leaf())
                        .toList());
        return table.build();
    }

    /** Findings that some have and others do not. */
    public static Table findings(Compared compared) {
        Map<String, String> severities = new LinkedHashMap<>();
        compared.subjects().forEach(each -> each.advice()
                .findings()
                .forEach(found -> severities.putIfAbsent(found.code(), found.severity())));
        Table.Builder table = table(compared, "Findings that some have and others do not", "finding");
        severities.forEach((code, severity) -> {
            List<String> values = compared.subjects().stream()
                    .map(each -> each.advice().findings().stream()
                                    .anyMatch(found -> found.code().equals(code))
                            ? severity
                            : NONE)
                    .toList();
            if (values.contains(NONE)) {
                row(compared, table, code, values);
            }
        });
        return table.build();
    }

    /** What a change of facts changes, and the first reasons that differ. */
    private static List<Block> changes(Compared.Subject base, Compared.Subject other, Names names) {
        Difference found = Difference.between(base.advice(), other.advice(), names);
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
        messages(blocks, "Findings no longer made", found.findingsGone());
        messages(blocks, "New findings", found.findingsCome());
        return blocks;
    }

    private static void reasons(List<Block> blocks, String title, List<Advice.Firing> firings) {
        if (!firings.isEmpty()) {
            blocks.add(new Block.Items(
                    title,
                    firings.stream()
                            .map(each ->
                                    each.because() + " (" + each.rule() + ", " + Figures.cited(each.source()) + ")")
                            .toList()));
        }
    }

    private static void messages(List<Block> blocks, String title, List<Advice.Finding> findings) {
        if (!findings.isEmpty()) {
            blocks.add(new Block.Items(
                    title,
                    findings.stream()
                            .map(each -> each.severity() + " " + each.code() + ": " + each.message())
                            .toList()));
        }
    }
}
