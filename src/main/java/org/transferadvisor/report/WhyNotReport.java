package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.transferadvisor.explain.whynot.Gap;
import org.transferadvisor.explain.whynot.Unmet;
import org.transferadvisor.explain.whynot.Way;
import org.transferadvisor.explain.whynot.WhyNotAnswer;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.report.block.Figures;

/** Writes why a strategy is not recommended. */
public final class WhyNotReport {

    private final String file;
    private final WhyNotAnswer answer;

    /** One line of the tree of rules and conditions: how deep it stands, what it is, and what it says. */
    private record Line(int depth, String label, String text) {}

    /**
     * A report.
     *
     * @param file the facts file as the user named it
     * @param answer what it tells
     */
    public WhyNotReport(String file, WhyNotAnswer answer) {
        this.file = file;
        this.answer = answer;
    }

    /**
     * As text, ending with a line end.
     *
     * @param width columns of the terminal
     * @param color whether to use colour and weight
     */
    public String text(int width, boolean color) {
        TextPage page = new TextPage(Math.min(120, Math.max(60, width)), color);
        Layout.wrap(answer.project(), page.width()).forEach(each -> page.line(page.styled(each, TextPage.BOLD)));
        page.line("");
        page.paragraph(sentence(), "");
        if (!lacking().isEmpty()) {
            page.heading(nearest(), "");
            lacking().forEach(each -> page.paragraph(each, "  "));
        }
        if (!answer.ways().isEmpty()) {
            page.heading("Rules that would have led there", "");
        }
        for (Line line : lines()) {
            String indent = "  ".repeat(line.depth() + 1);
            List<String> wrapped =
                    Layout.wrap(line.label() + line.text(), Math.max(30, page.width() - indent.length() - 7));
            for (int i = 0; i < wrapped.size(); i++) {
                page.line(indent + (i == 0 ? "" : " ".repeat(7)) + wrapped.get(i));
            }
        }
        return page.text();
    }

    /** As Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(Markdown.escaped(answer.project())).append("\n\n");
        text.append(Markdown.escaped(sentence())).append('\n');
        if (!lacking().isEmpty()) {
            text.append("\n### ").append(Markdown.escaped(nearest())).append("\n\n");
            lacking()
                    .forEach(each ->
                            text.append("- ").append(Markdown.escaped(each)).append('\n'));
        }
        if (!answer.ways().isEmpty()) {
            text.append("\n### Rules that would have led there\n\n");
        }
        for (Line line : lines()) {
            text.append("  ".repeat(line.depth())).append("- ");
            text.append(line.label().strip()).append(' ');
            text.append(Markdown.escaped(line.text())).append('\n');
        }
        return text.toString();
    }

    /** As JSON. */
    public String json() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("project", answer.project());
        written.put("strategy", answer.strategy());
        written.put("recommended", answer.recommended());
        written.put("adaptation", answer.adaptation());
        written.put("isRecommended", answer.isRecommended());
        written.put("lacking", answer.lacking());
        written.put("ways", answer.ways());
        return new JsonReport().pretty(written) + "\n";
    }

    private String sentence() {
        String asked = answer.strategy() + " (" + answer.name() + ")";
        if (answer.isRecommended()) {
            return asked + " is recommended. `explain` without --why-not shows the reasons.";
        }
        String adaptation = answer.strategy().equals(answer.adaptation())
                ? " " + answer.strategy() + " is the method of its transfer step."
                : "";
        String none = answer.ways().isEmpty() ? " No rule concludes " + answer.strategy() + "." : "";
        return "Why not " + asked + "? " + answer.recommended() + " is recommended." + adaptation + none;
    }

    private String nearest() {
        Way way = answer.ways().get(0);
        return way.obstacles() == 1
                ? "What stands in the way, by the shortest way"
                : "What stands in the way, by the shortest way: all of it would have to differ";
    }

    private List<String> lacking() {
        List<String> lines = new ArrayList<>();
        for (Gap gap : answer.lacking()) {
            String alternative = gap.needed().startsWith("that `") ? "which rests on " : "";
            lines.add(alternative + gap(gap) + " (" + gap.rule() + ", " + Figures.cited(gap.source()) + ")");
        }
        return lines;
    }

    private String gap(Gap gap) {
        if (gap.pointer() == null) {
            return gap.constraint() + ": found " + gap.found() + ", needed " + gap.needed();
        }
        String from = gap.isDefault() ? " (a default)" : gap.line() > 0 ? " (" + file + ":" + gap.line() + ")" : "";
        return gap.pointer() + ": found " + gap.found() + from + ", needed " + gap.needed();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        answer.ways().forEach(way -> add(way, 0, lines));
        return lines;
    }

    private void add(Way way, int depth, List<Line> lines) {
        lines.add(new Line(
                depth,
                "rule   ",
                Problem.shown(way.name()) + " (" + way.rule() + ", " + Figures.cited(way.source()) + ", " + way.file()
                        + ":" + way.line() + ")"));
        for (Unmet unmet : way.unmet()) {
            lines.add(new Line(depth + 1, "needs  ", unmet.condition()));
            if (unmet.closest() != null && unmet.kind() != Unmet.Kind.INPUT) {
                lines.add(new Line(
                        depth + 1,
                        "found  ",
                        unmet.closest() + (unmet.because() == null ? "" : ": " + unmet.because())));
            }
            unmet.gaps().stream()
                    .filter(gap -> gap.pointer() != null || unmet.kind() == Unmet.Kind.COMPUTED)
                    .forEach(gap -> lines.add(new Line(depth + 1, "gap    ", gap(gap))));
            unmet.ways().forEach(each -> add(each, depth + 1, lines));
            if (!unmet.others().isEmpty()) {
                lines.add(new Line(depth + 1, "others ", String.join(", ", unmet.others())));
            }
        }
    }
}
