package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.explain.reasons.Answer;
import org.transferadvisor.explain.reasons.Calculation;
import org.transferadvisor.explain.reasons.Explanation;
import org.transferadvisor.explain.reasons.Fired;
import org.transferadvisor.explain.reasons.Reason;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reading.Problem;

/** Writes why an advice says what it says. */
public final class ExplanationReport {

    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    private final Explanation explanation;

    /** A report on an explanation. */
    public ExplanationReport(Explanation explanation) {
        this.explanation = explanation;
    }

    /**
     * As a tree of text, ending with a line end.
     *
     * @param width columns of the terminal; brought into 60 to 120
     * @param color whether to use colour and weight
     */
    public String text(int width, boolean color) {
        TextPage page = new TextPage(Math.min(WIDEST, Math.max(NARROWEST, width)), color);
        Layout.wrap(explanation.project(), page.width()).forEach(each -> page.line(page.styled(each, TextPage.BOLD)));
        for (Answer answer : explanation.answers()) {
            page.line("");
            page.line(page.styled(Problem.shown(answer.asked()), TextPage.BOLD));
            page.paragraph(answer.shown(), "");
            if (answer.remark() != null) {
                page.dimmed(answer.remark(), "");
            }
            new Tree(page).reasons(answer.reasons(), "");
        }
        page.line("");
        page.dimmed(ground(), "");
        return page.text();
    }

    /** As a nested list in Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# ")
                .append(Markdown.escaped(explanation.project()))
                .append('\n');
        for (Answer answer : explanation.answers()) {
            text.append("\n## ").append(Markdown.code(answer.asked())).append("\n\n");
            text.append(Markdown.escaped(answer.shown())).append("\n\n");
            if (answer.remark() != null) {
                text.append(Markdown.escaped(answer.remark())).append("\n\n");
            }
            new Nested(text).reasons(answer.reasons(), "");
        }
        return text.append('\n').append(Markdown.escaped(ground())).append('\n').toString();
    }

    /** As JSON, each reason with its {@code kind}. */
    public String json() {
        return new JsonReport().pretty(plain(explanation)) + "\n";
    }

    private String ground() {
        return "By " + explanation.rulebook().name() + " "
                + explanation.rulebook().version() + " ("
                + explanation.rulebook().digest() + ") on " + explanation.engine() + ", "
                + explanation.basis().toLowerCase(java.util.Locale.ROOT) + " figures.";
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ExplanationReport::plain).toList();
        }
        if (!(value instanceof Record fact) || value instanceof Range) {
            return value;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        if (fact instanceof Reason) {
            String kind = fact.getClass().getSimpleName();
            fields.put("kind", Character.toLowerCase(kind.charAt(0)) + kind.substring(1));
        }
        RecordFields known = RecordFields.of(fact);
        for (int i = 0; i < known.names().size(); i++) {
            fields.put(known.names().get(i), plain(known.get(fact, i)));
        }
        return fields;
    }

    /** The tree of one answer as text. */
    private static final class Tree {

        private final TextPage page;
        private final Set<String> cited = new HashSet<>();

        Tree(TextPage page) {
            this.page = page;
        }

        void reasons(List<Reason> reasons, String indent) {
            for (int i = 0; i < reasons.size(); i++) {
                boolean last = i == reasons.size() - 1;
                reason(reasons.get(i), indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "));
            }
        }

        private void reason(Reason reason, String first, String rest) {
            if (reason instanceof Reason.Concluded concluded && concluded.opening() == Reason.Opening.OPEN) {
                String start = first;
                for (Fired fired : concluded.by()) {
                    lines(fired.sentence(), start, rest, TextPage.BOLD);
                    start = rest;
                    String below = rest + (fired.reasons().isEmpty() ? "   " : "│  ");
                    lines(ReasonWords.origin(concluded, fired), below, below, TextPage.DIM);
                    citation(fired, below);
                    fired.calculations().forEach(each -> calculation(each, below));
                    reasons(fired.reasons(), rest);
                }
                return;
            }
            ReasonWords.Ground ground = ReasonWords.ground(reason);
            String where = ground.where().isEmpty() ? "" : " (" + ground.where() + ")";
            lines(ground.what() + where, first, rest + "  ", "");
            if (ground.note() != null) {
                lines(ground.note(), rest + "  ", rest + "  ", TextPage.DIM);
            }
        }

        /** The words that a rule quotes, where they are quoted for the first time. */
        private void citation(Fired fired, String indent) {
            if (!fired.citation().cites().isEmpty()
                    && cited.add(fired.citation().cites())) {
                lines(
                        ReasonWords.cited(fired.citation()) + " "
                                + fired.citation().title() + ": \""
                                + fired.citation().cites() + "\"",
                        indent,
                        indent,
                        TextPage.DIM);
            }
        }

        private void calculation(Calculation calculation, String indent) {
            List<String> steps = ReasonWords.steps(calculation);
            for (int i = 0; i < steps.size(); i++) {
                String start = indent + (i == 0 ? "  " : "    ");
                lines(steps.get(i), start, indent + "      ", i == steps.size() - 1 ? TextPage.BOLD : "");
            }
        }

        private void lines(String content, String first, String rest, String style) {
            int room = Math.max(NARROWEST / 3, page.width() - Math.max(first.length(), rest.length()));
            List<String> lines = Layout.wrap(content, room);
            for (int i = 0; i < lines.size(); i++) {
                String line = style.isEmpty() ? lines.get(i) : page.styled(lines.get(i), style);
                page.line((i == 0 ? first : rest) + line);
            }
        }
    }

    /** The tree of one answer as a nested list. */
    private static final class Nested {

        private final StringBuilder text;
        private final Set<String> cited = new HashSet<>();

        Nested(StringBuilder text) {
            this.text = text;
        }

        void reasons(List<Reason> reasons, String indent) {
            reasons.forEach(each -> reason(each, indent));
        }

        private void reason(Reason reason, String indent) {
            if (reason instanceof Reason.Concluded concluded && concluded.opening() == Reason.Opening.OPEN) {
                concluded.by().forEach(fired -> fired(concluded, fired, indent));
                return;
            }
            ReasonWords.Ground ground = ReasonWords.ground(reason);
            String where = ground.where().isEmpty() ? "" : " (" + Markdown.escaped(ground.where()) + ")";
            String note = ground.note() == null ? "" : " *" + Markdown.escaped(ground.note()) + "*";
            text.append(indent)
                    .append("- ")
                    .append(Markdown.escaped(ground.what()))
                    .append(where)
                    .append(note)
                    .append('\n');
        }

        private void fired(Reason.Concluded concluded, Fired fired, String indent) {
            text.append(indent)
                    .append("- **")
                    .append(Markdown.escaped(fired.sentence()))
                    .append("** (")
                    .append(Markdown.escaped(ReasonWords.origin(concluded, fired)))
                    .append(")\n");
            String below = indent + "  ";
            if (!fired.citation().cites().isEmpty()
                    && cited.add(fired.citation().cites())) {
                text.append(below)
                        .append("- ")
                        .append(Markdown.escaped(ReasonWords.cited(fired.citation()) + " "
                                + fired.citation().title()))
                        .append(": “")
                        .append(Markdown.escaped(fired.citation().cites()))
                        .append("”\n");
            }
            for (Calculation each : fired.calculations()) {
                List<String> steps = new ArrayList<>(ReasonWords.steps(each));
                steps.replaceAll(Markdown::code);
                text.append(below).append("- ").append(String.join(" ", steps)).append('\n');
            }
            reasons(fired.reasons(), below);
        }
    }
}
