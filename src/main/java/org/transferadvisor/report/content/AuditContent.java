package org.transferadvisor.report.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.report.topic.Assumptions;
import org.transferadvisor.report.topic.Words;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.tree.DecisionTree;

/** What an auditor asks of an advice: what each statement rests on, and how to decide again. */
final class AuditContent {

    private final Rulebook rulebook;
    private final Supplier<DecisionTree> tree;
    private final Words words;

    AuditContent(Rulebook rulebook, Supplier<DecisionTree> tree, Words words) {
        this.words = words;
        this.rulebook = rulebook;
        this.tree = tree;
    }

    /** What the recommendation rests on, down to the facts. */
    List<Block> because(Advice advice) {
        return List.of(new Block.Reasons(new Grounds(advice).reasons(words)));
    }

    List<Block> findings(List<Advice.Finding> findings) {
        return findings.isEmpty()
                ? List.of()
                : List.of(new Block.Statements(findings.stream()
                        .map(each -> new Block.Statement(
                                each.severity(),
                                words.capital(each.code()),
                                words.text(each.message()),
                                each.rule(),
                                each.source()))
                        .toList()));
    }

    static List<Block> assumptions(Advice advice) {
        Assumptions found = Assumptions.of(advice);
        List<Block> blocks = new ArrayList<>();
        found.bySource().forEach((source, items) -> blocks.add(new Block.Items(source, items)));
        if (found.compared() > 0) {
            blocks.add(says("And " + found.compared()
                    + " figures of strategies that are only compared; advise --format json lists them."));
        }
        if (!found.notes().isEmpty()) {
            blocks.add(new Block.Items("Notes", found.notes()));
        }
        return blocks;
    }

    static List<Block> trace(Advice advice) {
        return List.of(
                says(advice.trace().size()
                        + " firings lie behind this advice, in their order. Each names the facts that it matched and what it"
                        + " concluded."),
                new Block.Firings(advice.trace(), advice.facts(), new Grounds(advice).led()));
    }

    /** What the advice cites, what its sections cite, and what the tree's rules cite, in the rulebook's order. */
    List<Block> sources(Advice advice, List<Section> sections) {
        Set<String> cited = new HashSet<>();
        advice.sources().forEach(each -> cited.add(each.id()));
        sections.forEach(each -> cited.addAll(each.sources()));
        return List.of(new Block.Sources(rulebook.sources().values().stream()
                .filter(each -> cited.contains(each.id()))
                .map(each -> new Block.Cited(
                        each.id(), each.title(), each.section() ? "“" + each.cites() + "”" : each.cites()))
                .toList()));
    }

    /** The rules that fired and those of the tree, by id. */
    List<Block> rules(Advice advice) {
        Set<String> shown = new HashSet<>();
        advice.trace().forEach(each -> shown.add(each.rule()));
        tree.get().roots().forEach(each -> collect(each, shown));
        Map<String, RuleInfo> known = new TreeMap<>();
        rulebook.rules().values().forEach(each -> known.put(each.info().id(), each.info()));
        known.keySet().retainAll(shown);
        return known.values().stream()
                .<Block>map(each -> new Block.RuleText(
                        each.id(),
                        each.file() + ":" + each.line() + ", " + Figures.cited(each.source()),
                        each.name(),
                        rulebook.ruleText(each.file(), each.line())))
                .toList();
    }

    private static void collect(DecisionTree.Branch branch, Set<String> rules) {
        rules.add(branch.to().rule());
        branch.to().branches().forEach(each -> collect(each, rules));
    }

    private static Block.Paragraph says(String text) {
        return new Block.Paragraph(text);
    }

    /** The figures that an advice is computed on, in words. */
    static String basis(Advice advice) {
        return advice.basis().toLowerCase(Locale.ROOT);
    }

    /** What decided, and how to decide again. */
    List<Block> reproduce(Advice advice) {
        Advice.RulebookIdentity identity = advice.rulebook();
        Table.Builder table = Table.of("What decided")
                .words("", "value")
                .row("rulebook", identity.name() + " " + identity.version())
                .row("digest (SHA-256)", identity.digest());
        for (Advice.BaseIdentity base : identity.bases() == null ? List.<Advice.BaseIdentity>of() : identity.bases()) {
            table.row("over", base.name() + " " + base.version()).row("its digest", base.digest());
        }
        if (identity.approvedBy() != null) {
            table.row("approved by", String.join(", ", identity.approvedBy()));
        }
        table.row("engine", advice.engine())
                .row(
                        "advisor",
                        advice.software().version() + ", build "
                                + advice.software().build())
                .row("Java", advice.software().java())
                .row(
                        "asked by",
                        said(advice.request() == null ? null : advice.request().by()))
                .row(
                        "purpose",
                        said(advice.request() == null ? null : advice.request().purpose()))
                .row("digest of the facts", advice.factsDigest())
                .row("figures", basis(advice))
                .row("decision", advice.id())
                .row("decided at", advice.decidedAt())
                .row("firings", String.valueOf(advice.trace().size()));
        return List.of(
                new Block.Grid(table.build()),
                says(
                        "Save the facts below as facts.json and run them against the rulebook of this digest; the same facts and"
                                + " the same rulebook give the same advice, but for its id and time. As JSON, an advice is verified"
                                + " with its own facts."),
                new Block.Verbatim("", "sh", command(advice)),
                new Block.Verbatim("The facts as they were given", "json", new JsonReport().pretty(advice.input())));
    }

    private static String said(@Nullable String text) {
        return text == null ? "not stated" : text;
    }

    private static String command(Advice advice) {
        Advice.Uncertainty found = advice.uncertainty();
        String options = (basis(advice).equals("published") ? "" : " --basis " + basis(advice))
                + (found == null ? "" : " --simulate " + found.draws() + " --seed " + found.seed());
        return "advisor advise --format json" + options + " --output advice.json facts.json\n"
                + "advisor explain --verify advice.json\n";
    }
}
