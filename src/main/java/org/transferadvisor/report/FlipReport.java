package org.transferadvisor.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.explain.flip.FlipAnswer;
import org.transferadvisor.explain.flip.FlipAnswer.FactChange;
import org.transferadvisor.explain.flip.FlipAnswer.Flip;
import org.transferadvisor.explain.flip.FlipAnswer.Level;
import org.transferadvisor.explain.flip.Outcome;
import org.transferadvisor.facts.JsonValues;
import org.transferadvisor.facts.Range;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.rulebook.Sentence;

/** Writes which change of facts changes a recommendation. */
public final class FlipReport {

    private static final int MOST_NAMED = 12;

    private final String file;
    private final FlipAnswer answer;

    /** One entry: what to change, what becomes of it, and how the two compare. */
    private record Entry(List<String> changes, List<String> then) {}

    /**
     * A report.
     *
     * @param file the facts file as the user named it
     * @param answer what it tells
     */
    public FlipReport(String file, FlipAnswer answer) {
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
        write(page, answer.flips());
        if (!answer.lesser().isEmpty()) {
            page.heading(lesser(), "");
            write(page, answer.lesser());
        }
        if (answer.search().runs() > 0) {
            page.heading("What was tried", "");
            search().forEach(each -> page.paragraph(each, "  "));
        }
        return page.text();
    }

    private void write(TextPage page, List<Flip> flips) {
        for (int i = 0; i < flips.size(); i++) {
            Entry entry = entry(flips.get(i));
            page.line("");
            String number = (i + 1) + ". ";
            for (int j = 0; j < entry.changes().size(); j++) {
                List<String> lines = Layout.wrap(entry.changes().get(j), page.width() - 5);
                for (int k = 0; k < lines.size(); k++) {
                    page.line("  " + (j == 0 && k == 0 ? number : "   ") + page.styled(lines.get(k), TextPage.BOLD));
                }
            }
            entry.then().forEach(each -> page.paragraph(each, "     "));
        }
    }

    /** As Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(Markdown.escaped(answer.project())).append("\n\n");
        text.append(Markdown.escaped(sentence())).append('\n');
        write(text, answer.flips());
        if (!answer.lesser().isEmpty()) {
            text.append("\n### ").append(Markdown.escaped(lesser())).append('\n');
            write(text, answer.lesser());
        }
        text.append(answer.search().runs() > 0 ? "\n### What was tried\n\n" : "");
        (answer.search().runs() > 0 ? search() : List.<String>of())
                .forEach(
                        each -> text.append("- ").append(Markdown.escaped(each)).append('\n'));
        return text.toString();
    }

    private void write(StringBuilder text, List<Flip> flips) {
        text.append(flips.isEmpty() ? "" : "\n");
        for (int i = 0; i < flips.size(); i++) {
            Entry entry = entry(flips.get(i));
            text.append(i + 1).append(". **");
            text.append(Markdown.escaped(String.join("; ", entry.changes()))).append("**\n");
            entry.then()
                    .forEach(each ->
                            text.append("   - ").append(Markdown.escaped(each)).append('\n'));
        }
    }

    /** As JSON. */
    public String json() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("project", answer.project());
        written.put("now", answer.now());
        written.put("target", answer.target());
        written.put("flips", answer.flips());
        written.put("lesser", answer.lesser());
        written.put("search", answer.search());
        written.put("complete", answer.search().isComplete());
        return new JsonReport().pretty(written) + "\n";
    }

    private String sentence() {
        Outcome now = answer.now();
        String start = now.strategy() + " is recommended" + by(now) + ". ";
        if (now.strategy().equals(answer.target())) {
            return start + "Nothing has to change to reach " + answer.target() + ".";
        }
        String wanted = answer.target() == null ? "another strategy" : answer.target();
        if (!answer.search().reachable()) {
            return start + "No rule recommends " + wanted + ", whatever the facts.";
        }
        if (answer.flips().isEmpty()) {
            return start
                    + (answer.search().isComplete()
                            ? "No change of up to three facts leads to " + wanted + "."
                            : "No change of up to three facts that leads to " + wanted + " was found.");
        }
        long facts = answer.flips().get(0).changes().stream()
                .filter(each -> !each.along())
                .count();
        return start + "The nearest " + (facts == 1 ? "changes of one fact" : "changes of " + facts + " facts together")
                + " that lead to " + wanted + ", each confirmed by running the engine:";
    }

    private String lesser() {
        return "Changes after which the strategy stays, and only the model or the method of the transfer step is another";
    }

    private static String by(Outcome outcome) {
        return (outcome.adaptation() == null ? "" : " with " + outcome.adaptation())
                + (outcome.model() == null ? "" : " on " + outcome.model());
    }

    private Entry entry(Flip flip) {
        List<String> changes = flip.changes().stream().map(this::change).toList();
        List<String> then = new ArrayList<>();
        Outcome becomes = flip.becomes();
        then.add("becomes " + becomes.strategy() + by(becomes));
        add(then, "all runs planned", money(answer.now().adaptationCost()), money(becomes.adaptationCost()));
        add(then, "all costs known", money(answer.now().totalCosts()), money(becomes.totalCosts()));
        add(then, "verdict", answer.now().verdict(), becomes.verdict());
        flip.changes().stream()
                .flatMap(each -> each.crossed().stream())
                .distinct()
                .forEach(crossed -> then.add(
                        crossed.because() + " (" + crossed.rule() + ", " + Figures.cited(crossed.source()) + ")"));
        flip.raises().forEach(each -> then.add("raises a warning: " + each.because() + " (" + each.code() + ")"));
        return new Entry(changes, then);
    }

    private static void add(List<String> lines, String what, @Nullable String before, @Nullable String after) {
        String from = before == null ? "unknown" : before;
        String to = after == null ? "unknown" : after;
        lines.add(Objects.equals(from, to) ? what + " " + to + " as before" : what + " " + to + ", before " + from);
    }

    private static @Nullable String money(@Nullable Range range) {
        return range == null ? null : Sentence.show(range, "usd");
    }

    private String change(FactChange change) {
        String from = change.from() == null ? "not stated" : show(change.from());
        String origin =
                change.isDefault() ? " (a default)" : change.line() > 0 ? " (" + file + ":" + change.line() + ")" : "";
        String boundary = change.boundary().isEmpty() ? "" : ", that is " + change.boundary();
        return (change.along() ? "and with it " : "") + change.pointer() + ": " + from + origin + " → "
                + show(change.to()) + boundary;
    }

    private static String show(@Nullable Object value) {
        if (value == null) {
            return "not stated";
        }
        if (value instanceof BigDecimal || value instanceof Number) {
            double number = ((Number) value).doubleValue();
            String shown = Sentence.show(number, null);
            return shown.equals("0") && number != 0 ? JsonValues.plain(number) : shown;
        }
        return Sentence.show(value, null);
    }

    private List<String> search() {
        List<String> lines = new ArrayList<>();
        answer.search().levels().forEach(each -> lines.add(level(each)));
        if (answer.search().levels().size() > 1) {
            lines.add(
                    "Of several facts together, one value is tried for each part that the rules divide a fact's values into"
                            + " and is then brought to the boundary.");
        }
        lines.add("Facts that the recommendation depends on: "
                + named(answer.search().facts()));
        if (!answer.search().computed().isEmpty()) {
            lines.add(
                    "Of these the rules compute with some, whose boundaries they do not state; the ends of their range and the"
                            + " figures that they are compared with here were tried, and what was found is rounded, by 1% at most: "
                            + named(answer.search().computed()));
        }
        if (!answer.search().fixed().isEmpty()) {
            lines.add("Left alone by --fix: " + named(answer.search().fixed()));
        }
        if (!answer.search().known().isEmpty()) {
            lines.add("Left alone, as they are facts of a known model: "
                    + named(answer.search().known()));
        }
        int behind = answer.search().behind().size();
        if (behind > 0) {
            lines.add("Left alone, as others are ranked before them: "
                    + (behind == 1
                            ? "the candidate " + answer.search().behind().get(0)
                            : number(behind) + " candidates"));
        }
        lines.add("The engine ran " + number(answer.search().runs()) + " times in all.");
        return lines;
    }

    private static String level(Level level) {
        String facts = level.facts() == 1 ? "one fact" : level.facts() + " facts together";
        List<String> parts = new ArrayList<>();
        parts.add("the engine decided on " + number(level.tried()));
        if (level.ruledOut() > 0) {
            parts.add(number(level.ruledOut()) + " cannot lead there by the rules");
        }
        if (level.farther() > 0) {
            parts.add(number(level.farther()) + " are farther than those shown");
        }
        if (!level.isComplete()) {
            long left = level.possible() - level.tried() - level.ruledOut() - level.farther();
            parts.add(number(left) + " of the largest steps were left out");
        }
        return "Changes of " + facts + ", " + number(level.possible()) + " in all: "
                + (level.tried() == level.possible() ? "the engine decided on each" : String.join("; ", parts));
    }

    private static String named(List<String> pointers) {
        List<String> names = pointers.stream()
                .map(each -> each.replaceAll("/\\d+(?=/|$)", "/*"))
                .distinct()
                .toList();
        int more = names.size() - MOST_NAMED;
        return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String number(long value) {
        return Sentence.show(value, "count");
    }
}
