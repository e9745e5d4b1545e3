package org.transferadvisor.report.content;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.report.topic.BreakEvens;
import org.transferadvisor.report.topic.DecisionPath;
import org.transferadvisor.report.topic.Economics;
import org.transferadvisor.report.topic.Models;
import org.transferadvisor.report.topic.Names;
import org.transferadvisor.report.topic.StrategyCosts;
import org.transferadvisor.report.topic.Uncertainties;
import org.transferadvisor.report.topic.Votes;
import org.transferadvisor.report.topic.Words;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.Sentence;
import org.transferadvisor.rulebook.tree.RuleCharts;

/** Everything that a full report says of an advice, section by section, before it is written in a format. */
public final class AdviceContent {

    /** Sentences that stand as paragraphs; more of them are a list. */
    private static final int FEW = 3;

    /** Ids of the sections that a report may hold, in order. */
    public static final List<String> SECTIONS = List.of(
            "findings",
            "next-steps",
            "decided",
            "path",
            "proximity",
            "votes",
            "models",
            "costs",
            "viability",
            "uncertainty",
            "break-evens",
            "assumptions",
            "because",
            "trace",
            "sources",
            "rules",
            "reproduce");

    private final Rulebook rulebook;
    private final Names names;
    private final Words words;
    private final AuditContent audit;

    /** Null before a report that shows charts, for which all rules are read. */
    private volatile @Nullable RuleCharts charts;

    /** The content of reports on the advices of a rulebook. */
    public AdviceContent(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.names = Names.of(rulebook);
        this.words = new Words(names);
        this.audit = new AuditContent(rulebook, () -> charts().tree(), words);
    }

    private RuleCharts charts() {
        RuleCharts read = charts;
        if (read == null) {
            read = RuleCharts.of(rulebook.files());
            charts = read;
        }
        return read;
    }

    /** How ids read. */
    public Words words() {
        return words;
    }

    /** The article that the rules implement. */
    public String article() {
        return rulebook.article();
    }

    /** What a reader asks first, with the answers. */
    public Block.Answers answers(Advice advice) {
        return new Brief(advice, words).answers();
    }

    /** A report that fits a screen: the warnings, what decided, and what to do next. */
    public List<Section> brief(Advice advice) {
        List<Section> sections = new ArrayList<>();
        add(sections, "warnings", "Warnings", List.of(), audit.findings(Brief.warnings(advice)));
        sections.add(decided(advice));
        if (advice.uncertainty() != null) {
            add(
                    sections,
                    "uncertainty",
                    "How sure is that?",
                    List.of(),
                    uncertainty(advice).subList(0, 2));
        }
        add(sections, "next-steps", "Next steps", List.of(), List.of(new Block.Steps(advice.nextSteps(), true)));
        return List.copyOf(sections);
    }

    private Section decided(Advice advice) {
        return new Section(
                "decided",
                "What decided",
                cited(List.of("9.1")),
                List.of(new Block.Items("", new Decided(advice, words, rulebook.boundaries()).lines())),
                false);
    }

    /** The sections of a full report, in order; one that has nothing to say is left out. */
    public List<Section> of(Advice advice) {
        List<Section> sections = new ArrayList<>();
        add(sections, "findings", "Findings", List.of(), audit.findings(advice.findings()));
        add(sections, "next-steps", "Next steps", List.of(), steps(advice));
        sections.add(decided(advice));
        sections.add(new Section(
                "path",
                "Decision path",
                cited(advice.decisionPath().stream().map(Advice.Step::source).toList()),
                List.of(DecisionPath.tree(advice, charts().tree(), words)),
                false));
        add(sections, "proximity", "Domain proximity", List.of("6.1", "6.2"), proximity(advice));
        add(sections, "votes", "PEFT selection framework", List.of("7.3"), votes(advice));
        add(sections, "models", "Source models", List.of("9.3"), models(advice));
        add(sections, "costs", "What each strategy costs", List.of("5.2", "10.2", "3.3"), costs(advice));
        add(sections, "viability", "Does it pay?", List.of("9.2"), viability(advice));
        add(sections, "uncertainty", "How sure is that?", List.of(), uncertainty(advice));
        add(sections, "break-evens", "Break-evens", List.of(), breakEvens(advice));
        List<Block> assumed = AuditContent.assumptions(advice);
        if (!assumed.isEmpty()) {
            sections.add(appendix("assumptions", "In place of what the project does not state", assumed));
        }
        sections.add(appendix("because", "Why, down to the facts", because(advice)));
        sections.add(appendix("trace", "Every rule that fired", AuditContent.trace(advice)));
        sections.add(appendix("sources", "Sources", audit.sources(advice, sections)));
        sections.add(appendix("rules", "The rules as they stand", audit.rules(advice)));
        sections.add(appendix("reproduce", "How to reproduce this decision", audit.reproduce(advice)));
        return List.copyOf(sections);
    }

    private static List<Block> steps(Advice advice) {
        return advice.nextSteps().isEmpty() ? List.of() : List.of(new Block.Steps(advice.nextSteps(), false));
    }

    private static Section appendix(String id, String title, List<Block> blocks) {
        return new Section(id, title, List.of(), blocks, true);
    }

    private void add(List<Section> into, String id, String title, List<String> sources, List<Block> blocks) {
        if (!blocks.isEmpty()) {
            into.add(new Section(id, title, cited(sources), blocks, false));
        }
    }

    /** Those that the rulebook knows, each once. */
    private List<String> cited(List<String> sources) {
        return sources.stream()
                .distinct()
                .filter(rulebook.sources()::containsKey)
                .toList();
    }

    private static Block.Paragraph says(String text) {
        return new Block.Paragraph(text);
    }

    private static List<Block> paragraphs(List<String> texts) {
        return texts.stream().<Block>map(AdviceContent::says).toList();
    }

    private List<Block> proximity(Advice advice) {
        if (advice.models().isEmpty()) {
            return List.of();
        }
        Chart.Proximity chart = Models.proximity(advice, charts().proximity());
        Table table = Models.proximity(advice, words);
        if (chart == null) {
            return List.of(says("The proximity of no candidate was measured."), new Block.Grid(table));
        }
        String near = advice.models().stream()
                .filter(each -> each.dps() != null)
                .limit(5)
                .map(each -> each.model() + " at " + Figures.score(each.dps())
                        + (each.quadrant() == null ? "" : " in the quadrant “" + words.of(each.quadrant()) + "”"))
                .collect(Collectors.joining("; "));
        return List.of(new Block.Figure(
                "Candidates by similarity to the domain and volume of data",
                "Similarity runs from left to right, data volume from bottom to top; "
                        + Sentence.show(chart.volume(), "count") + " labelled samples. " + near + ".",
                chart,
                table));
    }

    private List<Block> because(Advice advice) {
        List<Block> blocks = new ArrayList<>(audit.because(advice));
        if (!advice.peft().votes().isEmpty()) {
            blocks.add(new Block.Statements(Votes.statements(advice.peft(), words)));
        }
        return blocks;
    }

    private List<Block> votes(Advice advice) {
        Advice.Peft peft = advice.peft();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Grid(Votes.table(peft, words)));
        blocks.addAll(paragraphs(Votes.sentences(peft, names)));
        return blocks;
    }

    private List<Block> models(Advice advice) {
        if (advice.models().isEmpty()) {
            return List.of();
        }
        Chart.Stacked chart = Models.scores(advice, rulebook);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Figure(
                "What each criterion adds to the score",
                "Weighted scores of all candidates, best first: "
                        + chart.rows().stream()
                                .limit(5)
                                .map(each -> each.name() + " " + Figures.score(each.total()))
                                .collect(Collectors.joining(", "))
                        + ".",
                chart,
                Models.table(advice, words)));
        List<String> reasons = Models.reasons(advice);
        if (reasons.size() <= FEW) {
            blocks.addAll(paragraphs(reasons));
        } else {
            blocks.add(new Block.Items("Not eligible", reasons));
        }
        return blocks;
    }

    private List<Block> costs(Advice advice) {
        if (!StrategyCosts.known(advice)) {
            return advice.costs().isEmpty()
                    ? List.of()
                    : List.of(says("No cost of a run is known. What is missing is listed under “Does it pay?”."));
        }
        List<Block> blocks = new ArrayList<>();
        String first = names.of(advice.costs().get(0).strategy());
        Chart.Ranges compute = StrategyCosts.compute(advice, names);
        if (compute != null) {
            blocks.add(new Block.Figure(
                    "Compute of one run, on the " + AuditContent.basis(advice) + " figures",
                    "US dollars on a logarithmic scale. " + first + ": "
                            + Figures.show(advice.costs().get(0).compute(), "usd") + ".",
                    compute,
                    StrategyCosts.runs(advice, names)));
        } else {
            blocks.add(new Block.Grid(StrategyCosts.runs(advice, names)));
        }
        blocks.addAll(paragraphs(StrategyCosts.notes(advice, names)));
        Chart.Ranges inference = StrategyCosts.inference(advice, names);
        if (inference != null) {
            blocks.add(new Block.Figure(
                    "Inference a month",
                    "US dollars a month on a logarithmic scale. " + first + ": "
                            + Figures.show(advice.costs().get(0).inferencePerMonth(), "usd") + ".",
                    inference,
                    StrategyCosts.totals(advice, names)));
        } else {
            blocks.add(new Block.Grid(StrategyCosts.totals(advice, names)));
        }
        return blocks;
    }

    private List<Block> viability(Advice advice) {
        Advice.Viability viability = advice.viability();
        List<Block> blocks = new ArrayList<>();
        if (viability.reason() != null) {
            blocks.add(says(words.verdict(advice) + ": " + viability.reason()));
        }
        Chart.Waterfall chart = Economics.waterfall(viability);
        if (chart != null) {
            Chart.Step left = chart.steps().get(chart.steps().size() - 1);
            blocks.add(new Block.Figure(
                    "Likely benefits and costs over the horizon",
                    "Benefits add up from left to right, costs take away; " + Sentence.show(left.to(), "usd")
                            + " is left before the chance of success.",
                    chart,
                    Economics.table(viability)));
        }
        addIfThere(blocks, Economics.score(viability));
        blocks.addAll(paragraphs(Economics.shares(viability)));
        addIfThere(blocks, Economics.unknown(advice));
        return blocks;
    }

    private static void addIfThere(List<Block> blocks, @Nullable String text) {
        if (text != null) {
            blocks.add(says(text));
        }
    }

    private List<Block> uncertainty(Advice advice) {
        Advice.Uncertainty found = advice.uncertainty();
        if (found == null) {
            return List.of(
                    says("No simulation was asked for: advise --simulate 2000 draws every range 2,000 times, says"
                            + " how often the project pays, and shows what moves the result most."));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(says(Sentence.show(found.draws(), "count") + " draws, seed " + found.seed() + ". "
                + Uncertainties.sentence(found)));
        blocks.add(new Block.Grid(Uncertainties.percentiles(found)));
        if (!found.drivers().isEmpty()) {
            Advice.Driver first = found.drivers().get(0);
            blocks.add(new Block.Figure(
                    "What moves " + Uncertainties.moved(found) + " most",
                    "Each range at its low and its high end, all others likely. Most is moved by "
                            + Words.range(first.fact())
                            + ": from " + Uncertainties.result(found, first.atLow()) + " to "
                            + Uncertainties.result(found, first.atHigh()) + ".",
                    Uncertainties.tornado(found),
                    Uncertainties.drivers(found)));
        }
        return blocks;
    }

    private List<Block> breakEvens(Advice advice) {
        if (advice.breakEvens().isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Grid(BreakEvens.table(advice.breakEvens(), words)));
        for (Advice.BreakEven each : advice.breakEvens()) {
            Chart.Lines chart = BreakEvens.lines(each);
            blocks.add(new Block.Statements(
                    List.of(new Block.Statement("", "", BreakEvens.sentence(each), each.rule(), each.source()))));
            if (chart != null) {
                blocks.add(new Block.Figure(
                        Words.start(BreakEvens.compared(each, words))
                                + (each.amount() == null ? "" : ", " + each.amount()),
                        BreakEvens.described(each),
                        chart,
                        BreakEvens.ways(each)));
            }
        }
        return blocks;
    }

    /** By whom the rules were approved, after a name of them; empty where nobody did. */
    public static String approved(Advice.RulebookIdentity rulebook) {
        return rulebook.approvedBy() == null ? "" : ", approved by " + String.join(", ", rulebook.approvedBy());
    }
}
