package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.coverage.Coverage;
import org.transferadvisor.authoring.scenarios.Failure;
import org.transferadvisor.authoring.scenarios.Outcome;
import org.transferadvisor.authoring.scenarios.TestReport;
import org.transferadvisor.facts.JsonValues;
import org.transferadvisor.facts.reading.Problem;

/** Writes what scenarios showed as text for a terminal: what failed and why, then what of the rules was tested. */
public final class ScenarioText {

    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RESET = "\u001b[0m";
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;
    private static final int LABEL = 14;

    private final int width;
    private final boolean color;

    /**
     * A writer.
     *
     * @param width columns of the terminal; brought into 60 to 120
     * @param color whether to use colour and weight
     */
    public ScenarioText(int width, boolean color) {
        this.width = Math.min(WIDEST, Math.max(NARROWEST, width));
        this.color = color;
    }

    /**
     * The whole report, ending with a line end.
     *
     * @param report what the scenarios showed
     * @param withCoverage whether to say what of the rules was tested
     */
    public String write(TestReport report, boolean withCoverage) {
        List<String> lines = new ArrayList<>();
        report.outcomes().stream().filter(each -> !each.passed()).forEach(each -> failed(each, lines));
        if (withCoverage) {
            coverage(report.coverage(), lines);
        }
        int all = report.outcomes().size();
        String total = all + (all == 1 ? " scenario: " : " scenarios: ") + report.passed() + " passed";
        lines.add(
                report.failed() == 0 ? styled(total, GREEN) : total + ", " + styled(report.failed() + " failed", RED));
        return String.join("\n", lines) + "\n";
    }

    /** What failed and why; empty where nothing did. */
    public String failures(TestReport report) {
        List<String> lines = new ArrayList<>();
        report.outcomes().stream().filter(each -> !each.passed()).forEach(each -> failed(each, lines));
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private void failed(Outcome outcome, List<String> lines) {
        lines.add(styled("FAILED", RED) + "  " + outcome.file() + ":" + outcome.line());
        paragraph("  ", outcome.name(), lines, BOLD);
        for (Failure failure : outcome.failures()) {
            lines.add("  " + Problem.shown(failure.about()) + "  (line " + failure.line() + ")");
            labelled("expected", failure.expected(), lines);
            labelled("found", failure.found(), lines);
            String label = "because";
            for (Failure.Reason reason : failure.because()) {
                labelled(label, reason.sentence(), lines);
                labelled("", reason.rule() + ", " + reason.file() + ":" + reason.line(), lines);
                label = "";
            }
        }
        lines.add("");
    }

    private void coverage(Coverage coverage, List<String> lines) {
        List<Coverage.Tested> silent =
                coverage.rules().stream().filter(each -> !each.fired()).toList();
        if (!silent.isEmpty()) {
            lines.add(styled("Rules that no scenario fires", YELLOW));
            silent.forEach(each -> item(each.file() + ":" + each.line(), each.rule() + "  " + each.name(), lines));
            lines.add("");
        }
        List<Coverage.Threshold> open = coverage.thresholds().stream()
                .filter(each -> each.counts() && !each.tested())
                .toList();
        if (!open.isEmpty()) {
            lines.add(styled("Comparisons of which a side is not tested", YELLOW));
            open.forEach(each -> item(place(each), compared(each) + missing(each), lines));
            lines.add("");
        }
        List<Coverage.Word> words = coverage.words().stream()
                .filter(each -> each.counts() && !each.tested())
                .toList();
        if (!words.isEmpty()) {
            lines.add(styled("Words that no fact has, or every fact", YELLOW));
            words.forEach(each -> item(
                    each.file() + ":" + each.line(),
                    each.field() + " " + each.word() + (each.seen() ? ": no fact has another" : ": no fact has it"),
                    lines));
            lines.add("");
        }
        loose(coverage, lines);
        excused(coverage, lines);
        figures(coverage, lines);
    }

    /** Lines that could be drawn a little off and no scenario would notice. */
    private void loose(Coverage coverage, List<String> lines) {
        List<Coverage.Threshold> loose = coverage.thresholds().stream()
                .filter(each -> each.tested() && !each.close())
                .toList();
        if (!loose.isEmpty()) {
            lines.add("Tested on both sides, but not close to the line");
            loose.forEach(each -> item(place(each), compared(each) + ": " + nearest(each), lines));
            lines.add("");
        }
    }

    private void excused(Coverage coverage, List<String> lines) {
        List<String> before = List.copyOf(lines);
        coverage.thresholds().stream()
                .filter(each -> each.unreachable() != null)
                .forEach(each -> excused(place(each), compared(each), each.tested(), each.unreachable(), lines));
        coverage.words().stream()
                .filter(each -> each.unreachable() != null)
                .forEach(each -> excused(
                        each.file() + ":" + each.line(),
                        each.field() + " " + each.word() + " of " + each.rule(),
                        each.tested(),
                        each.unreachable(),
                        lines));
        if (lines.size() > before.size()) {
            lines.add(before.size(), "Not counted, as a scenario file says that it cannot be reached");
            lines.add("");
        }
    }

    private void excused(String place, String what, boolean tested, @Nullable String because, List<String> lines) {
        item(place, what + ": " + (tested ? "it is tested all the same, remove the excuse" : because), lines);
    }

    private void figures(Coverage coverage, List<String> lines) {
        long fired = coverage.rules().stream().filter(Coverage.Tested::fired).count();
        long sides = coverage.thresholds().stream()
                        .filter(Coverage.Threshold::counts)
                        .count()
                * 2;
        long close =
                coverage.thresholds().stream().filter(Coverage.Threshold::close).count() * 2;
        long words = coverage.words().stream().filter(Coverage.Word::tested).count();
        lines.add(figure("Rules fired", coverage.rulePercent()) + fired + " of "
                + coverage.rules().size());
        lines.add(figure("Sides of lines", coverage.thresholdPercent())
                + Math.round(sides * coverage.thresholdPercent() / 100) + " of " + sides + ", " + close
                + " close to the line");
        lines.add(figure("Words", coverage.wordPercent())
                + words + " of "
                + coverage.words().stream().filter(Coverage.Word::counts).count());
    }

    private static String figure(String name, double percent) {
        return Layout.left(name, LABEL + 2) + Layout.right(String.format(Locale.ROOT, "%.1f%%", floor(percent)), 6)
                + "   ";
    }

    /** So that 100% means all. */
    private static double floor(double percent) {
        return Math.floor(percent * 10) / 10;
    }

    private static String place(Coverage.Threshold threshold) {
        return threshold.file() + ":" + threshold.line() + ":" + threshold.column();
    }

    private static String compared(Coverage.Threshold threshold) {
        return threshold.type() + "( " + threshold.comparison() + " ) of " + threshold.rule();
    }

    private static String missing(Coverage.Threshold threshold) {
        List<String> missing = new ArrayList<>();
        for (Coverage.Side side : List.of(threshold.low(), threshold.high())) {
            if (side.nearest() == null) {
                missing.add("nothing " + side.name());
            }
        }
        return ": " + String.join(", ", missing);
    }

    private static String nearest(Coverage.Threshold threshold) {
        List<String> nearest = new ArrayList<>();
        for (Coverage.Side side : List.of(threshold.low(), threshold.high())) {
            Coverage.Seen seen = side.nearest();
            if (seen != null) {
                nearest.add(JsonValues.plain(seen.value()) + " against " + JsonValues.plain(seen.line()));
            }
        }
        return String.join(", ", nearest);
    }

    private void item(String place, String text, List<String> lines) {
        lines.add("  " + place);
        paragraph("      ", text, lines, "");
    }

    private void labelled(String label, String text, List<String> lines) {
        String start = "    " + Layout.left(label, LABEL - 4);
        for (String part : text.split("\n", -1)) {
            for (String line : Layout.wrap(part, width - LABEL)) {
                lines.add((start + line).stripTrailing());
                start = " ".repeat(LABEL);
            }
        }
    }

    private void paragraph(String indent, String text, List<String> lines, String style) {
        Layout.wrap(text, width - indent.length()).forEach(line -> lines.add(indent + styled(line, style)));
    }

    private String styled(String text, String style) {
        return color && !style.isEmpty() ? style + text + RESET : text;
    }
}
