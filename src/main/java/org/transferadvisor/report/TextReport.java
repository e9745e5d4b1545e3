package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.report.content.Compared;
import org.transferadvisor.report.topic.Assumptions;
import org.transferadvisor.report.topic.BreakEvens;
import org.transferadvisor.report.topic.DecisionPath;
import org.transferadvisor.report.topic.Models;
import org.transferadvisor.report.topic.Names;
import org.transferadvisor.report.topic.StrategyCosts;
import org.transferadvisor.report.topic.Votes;

/** Writes an advice as text for a terminal. */
public final class TextReport {

    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    private final int width;
    private final boolean color;

    /**
     * A writer.
     *
     * @param width columns of the terminal; brought into 60 to 120
     * @param color whether to use colour and weight
     */
    public TextReport(int width, boolean color) {
        this.width = Math.min(WIDEST, Math.max(NARROWEST, width));
        this.color = color;
    }

    /** The whole report, ending with a line end. */
    public String write(Advice advice) {
        TextPage page = new TextPage(width, color);
        new Report(page).write(advice);
        return page.text();
    }

    /** Advices side by side, ending with a line end. */
    public String compare(Compared compared) {
        TextPage page = new TextPage(width, color);
        new TextComparison(page).write(compared);
        return page.text();
    }

    /** One report under way. */
    private record Report(TextPage page) {

        void write(Advice advice) {
            title(advice);
            path(advice);
            votes(advice.peft());
            models(advice);
            new TextEconomics(page).write(advice);
            costs(advice);
            breakEvens(advice);
            findings(advice);
            assumptions(advice);
            sources(advice);
            footer(advice);
        }

        private void title(Advice advice) {
            Layout.wrap(advice.project(), page.width()).forEach(each -> page.line(page.styled(each, TextPage.BOLD)));
            page.line("");
            page.paragraph(advice.recommendation().summary(), "");
            page.line("");
            Advice.Recommendation chosen = advice.recommendation();
            page.labelled("Strategy", chosen.strategy());
            if (chosen.adaptation() != null) {
                page.labelled("Adaptation", chosen.adaptation());
            }
            page.labelled("Source model", chosen.model() == null ? "none selected" : chosen.model());
            if (advice.viability().verdict() != null) {
                page.labelled("Verdict", advice.viability().verdict());
            }
        }

        private void path(Advice advice) {
            page.heading("Decision path", "§9.1");
            String indent = "  ";
            for (int i = 0; i < advice.decisionPath().size(); i++) {
                Advice.Step step = advice.decisionPath().get(i);
                String branch = i == 0 ? "" : "└─ ";
                page.cut(indent + branch + step.question() + " ", step.answer());
                indent += i == 0 ? "" : "   ";
                page.dimmed(DecisionPath.ground(step.fact()), indent + "   ");
            }
            page.line(indent + "└─ " + page.styled(advice.recommendation().leaf(), TextPage.BOLD));
        }

        private void votes(Advice.Peft peft) {
            page.heading("PEFT selection framework", "§7.3");
            page.table(Votes.table(peft, Names.IDS));
            Votes.sentences(peft, Names.IDS).forEach(each -> page.paragraph(each, "  "));
        }

        private void models(Advice advice) {
            if (advice.models().isEmpty()) {
                return;
            }
            page.heading("Source models", "§9.3");
            page.table(fitted(Models.table(advice)));
            Models.reasons(advice).forEach(each -> page.paragraph(each, "  "));
        }

        /** The table of models with a mark at the selected one, its names and titles cut to what fits. */
        private Table fitted(Table models) {
            List<String> parts = models.titles().subList(4, models.columns().size());
            int names = parts.stream().mapToInt(String::length).sum();
            boolean roomy = names + parts.size() + 52 <= page.width();
            int most = Math.max(5, (page.width() - 52) / Math.max(1, parts.size()) - 1);
            Table.Builder table = Table.of(models.caption()).words("", "model").figures("score", "DPS", "band");
            parts.forEach(part -> table.figures(roomy ? part : Layout.cut(part, most + 1)));
            for (Table.Row row : models.rows()) {
                List<String> cells = new ArrayList<>(List.of(row.strong() ? "*" : ""));
                cells.add(Layout.cutInside(Problem.shown(row.cells().get(0)), 24));
                cells.addAll(row.cells().subList(1, row.cells().size()));
                table.row(cells, row.strong(), null);
            }
            return table.build();
        }

        private void costs(Advice advice) {
            if (!StrategyCosts.known(advice)) {
                return;
            }
            page.heading(
                    "One run of each strategy, low to high",
                    "§5.2, " + advice.basis().toLowerCase(Locale.ROOT) + " figures");
            page.table(StrategyCosts.runs(advice, Names.IDS));
            StrategyCosts.notes(advice, Names.IDS).forEach(each -> page.paragraph(each, "  "));
            page.heading("All runs planned, storage and serving of each strategy", "§2.3, §3.3, §10.2");
            page.table(StrategyCosts.totals(advice, Names.IDS));
        }

        private void breakEvens(Advice advice) {
            if (advice.breakEvens().isEmpty()) {
                return;
            }
            page.heading("Break-evens", "");
            for (Advice.BreakEven each : advice.breakEvens()) {
                page.paragraph(BreakEvens.sentence(each) + " " + Figures.cited(each.source()), "  ");
            }
        }

        private void findings(Advice advice) {
            if (advice.findings().isEmpty()) {
                return;
            }
            page.heading("Findings", "");
            for (Advice.Finding finding : advice.findings()) {
                String style = finding.severity().equals("WARNING") ? TextPage.BOLD + TextPage.YELLOW : TextPage.BOLD;
                page.line("  " + page.styled(finding.severity() + "  " + finding.code(), style) + "  "
                        + page.styled(Figures.cited(finding.source()), TextPage.DIM));
                page.paragraph(finding.message(), "    ");
            }
        }

        private void assumptions(Advice advice) {
            if (advice.assumptions().isEmpty()) {
                return;
            }
            page.heading("In place of what the project does not state", "");
            Assumptions found = Assumptions.of(advice);
            found.bySource().forEach((source, items) -> {
                page.line("  " + source);
                page.paragraph(String.join("; ", items), "    ");
            });
            if (found.compared() > 0) {
                page.paragraph(
                        "and " + found.compared()
                                + " figures of strategies that are only compared; --format json lists them.",
                        "  ");
            }
            if (!found.notes().isEmpty()) {
                page.line("  Notes");
                found.notes().forEach(each -> page.paragraph(each, "    "));
            }
        }

        private void sources(Advice advice) {
            page.heading("Sources", "");
            int widest = advice.sources().stream()
                    .mapToInt(each -> Layout.width(Figures.cited(each.id())))
                    .max()
                    .orElse(0);
            for (Advice.Source source : advice.sources()) {
                String start = "  " + Layout.left(Figures.cited(source.id()), widest) + "  ";
                List<String> lines = Layout.wrap(source.title(), page.width() - start.length());
                page.line(start + lines.get(0));
                lines.stream().skip(1).forEach(each -> page.line(" ".repeat(start.length()) + each));
            }
        }

        private void footer(Advice advice) {
            page.line("");
            Advice.RulebookIdentity rulebook = advice.rulebook();
            page.paragraph(
                    "Rulebook " + rulebook.name() + " " + rulebook.version() + ", digest "
                            + rulebook.digest().substring(0, 12) + ". Decision " + advice.id() + " of "
                            + advice.decidedAt() + ". " + advice.trace().size()
                            + " firings of rules lie behind it; --format json shows them.",
                    "");
        }
    }
}
