package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.transferadvisor.log.audit.LogStatistics;
import org.transferadvisor.log.calibration.Calibration;
import org.transferadvisor.log.calibration.Observations;
import org.transferadvisor.log.calibration.Posterior;
import org.transferadvisor.log.calibration.Ratio;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.report.topic.Names;
import org.transferadvisor.report.topic.Words;
import org.transferadvisor.rulebook.Rulebook;

/** Writes what a log tells of all its decisions together, and what their outcomes teach. */
public final class LogReport {

    private static final int MOST_ROWS = 30;

    /** Strategies that a chart tells apart; the rest stand together. */
    private static final int MOST_PARTS = 5;

    private final String log;
    private final Calibration calibration;
    private final Rulebook rulebook;
    private final Words words;

    /**
     * A writer.
     *
     * @param log name of the log
     * @param calibration what its outcomes teach
     * @param rulebook names strategies
     */
    public LogReport(String log, Calibration calibration, Rulebook rulebook) {
        this.log = log;
        this.calibration = calibration;
        this.rulebook = rulebook;
        this.words = new Words(Names.of(rulebook));
    }

    // ---- pages ----

    /** The page of a whole log. */
    public String html(LogStatistics statistics) {
        List<Section> sections = new ArrayList<>();
        sections.add(overTime(statistics));
        sections.add(counts(statistics));
        sections.add(silent(statistics));
        sections.addAll(calibration());
        return new HtmlReport(rulebook)
                .write(
                        "Decisions in " + log,
                        "a log of decisions",
                        sections,
                        String.format(Locale.ROOT, "%,d decisions.", statistics.decisions()));
    }

    /** The page of the outcomes alone. */
    public String html() {
        return new HtmlReport(rulebook).write("Outcomes in " + log, "calibration", calibration(), basis());
    }

    private static Section section(String id, String title, List<String> sources, Block... blocks) {
        return new Section(id, title, sources, List.of(blocks), false);
    }

    // ---- all decisions ----

    private Section overTime(LogStatistics statistics) {
        List<String> strategies = List.copyOf(statistics.strategies().keySet());
        Table.Builder table = Table.of("Decisions by month (UTC) and recommended strategy")
                .words("Month")
                .figures("All")
                .figures(strategies.stream().map(words::capital).toArray(String[]::new));
        List<Chart.Stack> months = new ArrayList<>();
        statistics.months().forEach((month, counts) -> {
            int all = counts.values().stream().mapToInt(each -> each).sum();
            List<String> cells = new ArrayList<>(List.of(month.toString(), String.valueOf(all)));
            strategies.forEach(each -> cells.add(String.valueOf(counts.getOrDefault(each, 0))));
            table.row(cells, false, null);
            months.add(new Chart.Stack(month.toString(), parts(strategies, counts, all), all, false));
        });
        if (months.isEmpty()) {
            return section("time", "Decisions over time", List.of(), new Block.Paragraph("No decision is kept."));
        }
        List<String> parts = new ArrayList<>(
                strategies.stream().limit(MOST_PARTS).map(words::capital).toList());
        if (strategies.size() > MOST_PARTS) {
            parts.add("Others");
        }
        return section(
                "time",
                "Decisions over time",
                List.of(),
                new Block.Figure(
                        "Decisions by month",
                        "A bar a month as long as there were decisions, in parts by recommended strategy.",
                        new Chart.Stacked(parts, months, ""),
                        table.build()));
    }

    /** How many decisions of a month recommended each of the most frequent strategies, and all others together. */
    private static List<Double> parts(List<String> strategies, Map<String, Integer> counts, int all) {
        List<Double> parts = new ArrayList<>();
        double left = all;
        for (String each : strategies.subList(0, Math.min(MOST_PARTS, strategies.size()))) {
            double count = counts.getOrDefault(each, 0);
            parts.add(count);
            left -= count;
        }
        if (strategies.size() > MOST_PARTS) {
            parts.add(left);
        }
        return parts;
    }

    private Section counts(LogStatistics statistics) {
        return section(
                "counts",
                "What was decided",
                List.of(),
                grid("Strategies recommended", "Strategy", statistics, statistics.strategies(), words::capital),
                grid("Verdicts", "Verdict", statistics, statistics.verdicts(), words::capital),
                grid("Findings", "Finding", statistics, statistics.findings(), words::capital),
                grid(
                        "Assumed facts that decisions rest on",
                        "Fact",
                        statistics,
                        statistics.assumed(),
                        each -> Words.start(Words.fact(each))));
    }

    private static Block grid(
            String caption, String column, LogStatistics of, Map<String, Integer> counts, UnaryOperator<String> name) {
        Table.Builder table = Table.of(caption).words(column).figures("Decisions", "Share");
        counts.entrySet().stream()
                .limit(MOST_ROWS)
                .forEach(each -> table.row(
                        name.apply(each.getKey()),
                        String.format(Locale.ROOT, "%,d", each.getValue()),
                        String.format(Locale.ROOT, "%.1f%%", 100.0 * each.getValue() / of.decisions())));
        return new Block.Grid(table.build());
    }

    private static Section silent(LogStatistics statistics) {
        String found = statistics.rulebook() == null
                ? "No rulebook is kept."
                : statistics.silent().size() + " of the " + statistics.rules()
                        + " rules of the rulebook in force last ("
                        + statistics.rulebook().substring(0, 12) + "…) fired in none of the " + statistics.by()
                        + " decisions by it. A rule that never fires may be one that no project needs, or one that cannot.";
        return section(
                "silent",
                "Rules that never fired",
                List.of(),
                new Block.Paragraph(found),
                new Block.Items("Rules", statistics.silent()));
    }

    // ---- outcomes ----

    private String basis() {
        Observations seen = calibration.observations();
        return seen.decisions()
                + (seen.decisions() == 1 ? " decision has an outcome, " : " decisions have an outcome, ")
                + seen.trials().size() + " of them with a measured proximity and a word on success.";
    }

    private List<Section> calibration() {
        List<Section> sections = new ArrayList<>();
        sections.add(section(
                "curve",
                "Proximity and success",
                List.of("9.2"),
                new Block.Paragraph(basis() + " " + verdict()),
                new Block.Figure(
                        "Probability of success over the Domain Proximity Score",
                        "The rulebook's curve, the curve that the outcomes make of it, and the band that holds the true one with 90%.",
                        new Chart.Lines(
                                "Domain Proximity Score",
                                List.of(
                                        line("from outcomes", true, Calibration.Point::probability),
                                        line("band, low", false, each -> each.band()
                                                .low()),
                                        line("band, high", false, each -> each.band()
                                                .high()),
                                        line("rulebook", false, Calibration.Point::believed)),
                                List.of(),
                                Chart.Unit.PLAIN,
                                false),
                        curve()),
                new Block.Grid(worth()),
                new Block.Items("What this cannot know", unknown())));
        if (!calibration.ratios().isEmpty()) {
            sections.add(section(
                    "ratios",
                    "Foretold and actual",
                    List.of(),
                    new Block.Paragraph(
                            "Actual over predicted: above 1 it took more than was foretold. The mean to count with is"
                                    + " drawn towards 1, the more the fewer projects there are."),
                    new Block.Grid(ratios())));
        }
        return sections;
    }

    private Chart.Series line(String name, boolean strong, ToDoubleFunction<Calibration.Point> height) {
        return new Chart.Series(
                name,
                calibration.points().stream()
                        .map(each -> new Chart.Point(each.proximity(), height.applyAsDouble(each)))
                        .toList(),
                strong);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String interval(Posterior.Interval interval) {
        return share(interval.low()) + " to " + share(interval.high());
    }

    private Table curve() {
        Table.Builder table = Table.of("Probability of success")
                .figures("DPS", "Rulebook", "From outcomes")
                .words("90% band");
        calibration.points().stream()
                .filter(each -> Math.round(each.proximity() * 20) % 2 == 0)
                .forEach(each -> table.row(
                        share(each.proximity()),
                        share(each.believed()),
                        share(each.probability()),
                        interval(each.band())));
        return table.build();
    }

    private Table worth() {
        Table.Builder table = Table.of("Figures of the curve").words("Figure", "Rulebook", "From outcomes");
        table.row(
                "log odds at a DPS of 0.55",
                share(calibration.believed().center()),
                share(calibration.curve().center()));
        table.row(
                "slope, log odds for a DPS of 1",
                share(calibration.believed().slope()),
                share(calibration.curve().slope()) + " (" + interval(calibration.slope()) + " with 90%)");
        Calibration.Brier brier = calibration.brier();
        if (brier != null) {
            table.row("Brier score (0 is best, 0.25 is tossing a coin)", score(brier.believed()), score(brier.curve()));
            table.row(
                    "Brier score of the share of successes alone",
                    "",
                    brier.baseRate() == null ? "unknown" : score(brier.baseRate()));
        }
        return table.build();
    }

    private static String score(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private Table ratios() {
        Table.Builder table = Table.of("Actual over predicted, by recommended strategy")
                .words("Strategy", "Figure")
                .figures("Projects", "Geometric mean", "To count with")
                .words("90% interval");
        for (Ratio each : calibration.ratios()) {
            table.row(
                    words.capital(each.strategy()),
                    each.figure(),
                    String.valueOf(each.projects()),
                    share(each.mean()),
                    share(each.shrunk()),
                    interval(each.interval()));
        }
        return table.build();
    }

    private String verdict() {
        int trials = calibration.observations().trials().size();
        if (trials == 0) {
            return "Without an outcome the curve is what was believed beforehand, and no more.";
        }
        if (!calibration.suffices()) {
            return "Below " + Calibration.LEAST
                    + " outcomes the band says how little they tell: the curve is shown, and no"
                    + " rulebook takes it over.";
        }
        return calibration.slope().holds(0)
                ? "The outcomes do not tell whether proximity matters for success here: the slope's interval holds 0."
                : "The outcomes tell that " + (calibration.slope().low() > 0 ? "a closer" : "a farther")
                        + " model succeeds more often here: the slope's interval does not hold 0.";
    }

    private List<String> unknown() {
        Observations seen = calibration.observations();
        List<String> unknown = new ArrayList<>();
        unknown.add(
                "How the projects that were not carried out (" + seen.notCarriedOut()
                        + ") or that nobody reported on would have turned out: if those that looked bad were dropped, the curve is too flat.");
        unknown.add("Whether projects with the same proximity differ in anything else that decides on success.");
        unknown.add("What counts as success: whoever recorded the outcomes set the bar.");
        if (seen.unmeasured() > 0) {
            unknown.add(seen.unmeasured() + " outcomes are left out, since nobody measured the proximity.");
        }
        if (seen.purged() > 0) {
            unknown.add(seen.purged() + " outcomes are left out, since their decisions were purged.");
        }
        return unknown;
    }

    // ---- for a terminal and for programs ----

    /** The outcomes as text. */
    public String text() {
        StringBuilder text =
                new StringBuilder(basis()).append('\n').append(verdict()).append("\n\n");
        text.append(String.format(Locale.ROOT, "%5s  %8s  %13s  %s%n", "DPS", "rulebook", "from outcomes", "90% band"));
        for (List<String> row : cells(curve())) {
            text.append(String.format(Locale.ROOT, "%5s  %8s  %13s  %s%n", row.toArray()));
        }
        text.append('\n');
        for (List<String> row : cells(worth())) {
            text.append(String.format(Locale.ROOT, "%-48s %8s  %s%n", row.toArray()));
        }
        if (!calibration.ratios().isEmpty()) {
            text.append('\n')
                    .append(String.format(
                            Locale.ROOT,
                            "%-28s %-7s %8s  %6s  %8s  %s%n",
                            "actual over predicted",
                            "",
                            "projects",
                            "mean",
                            "to count",
                            "90% interval"));
            for (List<String> row : cells(ratios())) {
                text.append(String.format(Locale.ROOT, "%-28s %-7s %8s  %6s  %8s  %s%n", row.toArray()));
            }
        }
        text.append("\nWhat this cannot know:\n");
        unknown().forEach(each -> text.append("- ").append(each).append('\n'));
        return text.toString();
    }

    private static List<List<String>> cells(Table table) {
        return table.rows().stream().map(Table.Row::cells).toList();
    }

    /** The outcomes as JSON. */
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        Observations seen = calibration.observations();
        document.put("outcomes", seen.decisions());
        document.put("trials", seen.trials().size());
        document.put("notCarriedOut", seen.notCarriedOut());
        document.put("unmeasured", seen.unmeasured());
        document.put("purged", seen.purged());
        document.put("suffices", calibration.suffices());
        document.put("believed", calibration.believed());
        document.put("curve", calibration.curve());
        document.put("slopeInterval", calibration.slope());
        document.put("brier", calibration.brier());
        document.put("points", calibration.points());
        document.put("ratios", calibration.ratios());
        document.put("cannotKnow", unknown());
        return new JsonReport().pretty(document) + "\n";
    }
}
