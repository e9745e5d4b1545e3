package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.List;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.report.topic.Words;

/** Writes the blocks of a report as text for a terminal: charts as their tables, the way taken without the rest of the tree. */
final class TextWriter {

    private static final int LABEL = 16;

    private final TextPage page;

    TextWriter(TextPage page) {
        this.page = page;
    }

    void title(String title) {
        Layout.wrap(title, page.width()).forEach(each -> page.line(page.styled(each, TextPage.BOLD)));
    }

    void section(Section section) {
        page.heading(
                section.title(),
                String.join(", ", section.sources().stream().map(Figures::cited).toList()));
        boolean first = true;
        for (Block block : section.blocks()) {
            boolean large = !(block instanceof Block.Paragraph || block instanceof Block.Statements);
            if (!first && large) {
                page.line("");
            }
            block(block);
            first = false;
        }
    }

    void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            page.paragraph(paragraph.text(), "  ");
        } else if (block instanceof Block.Answers answers) {
            answers.answers().forEach(this::answer);
        } else if (block instanceof Block.Grid grid) {
            table(grid.table());
        } else if (block instanceof Block.Figure figure) {
            page.line("  " + page.styled(figure.title(), TextPage.DIM));
            table(figure.table());
        } else if (block instanceof Block.Tree tree) {
            tree.roots().forEach(each -> taken(each, "  "));
        } else if (block instanceof Block.Statements all) {
            all.statements().forEach(this::statement);
        } else if (block instanceof Block.Steps steps) {
            steps(steps.steps(), steps.brief());
        } else if (block instanceof Block.Items items) {
            if (!items.title().isEmpty()) {
                page.line("  " + items.title());
            }
            items.items().forEach(each -> item("- ", each, items.title().isEmpty() ? "  " : "    "));
        } else if (block instanceof Block.Reasons reasons) {
            reasons.reasons().forEach(each -> reason(each, "  "));
        } else if (block instanceof Block.Firings firings) {
            firings.firings().forEach(each -> item("- ", each.because() + " " + Figures.cited(each.source()), "  "));
        } else if (block instanceof Block.Sources sources) {
            sources.cited().forEach(each -> item("", Figures.cited(each.id()) + "  " + each.title(), "  "));
        } else if (block instanceof Block.RuleText rule) {
            page.line("  " + rule.id() + ", " + rule.place());
        } else if (block instanceof Block.Verbatim text) {
            text.text().lines().forEach(each -> page.line("  " + Problem.shown(each)));
        }
    }

    private void answer(Block.Answer each) {
        String sign = each.tone() == null ? "" : each.tone().sign() + " ";
        String more = each.more().isEmpty() ? "" : (each.answer().endsWith(".") ? " " : ". ") + each.more();
        List<String> lines = Layout.wrap(sign + each.answer() + more, page.width() - 2 - LABEL - 6);
        String label = each.question();
        page.line("  " + page.styled(Layout.left(label, LABEL + 6), TextPage.BOLD) + lines.get(0));
        lines.stream().skip(1).forEach(line -> page.line(" ".repeat(2 + LABEL + 6) + line));
    }

    private void statement(Block.Statement each) {
        boolean warning = each.kind().equals("WARNING");
        String kind = each.kind().isEmpty() ? "" : Words.start(each.kind().toLowerCase(java.util.Locale.ROOT));
        String style = warning ? TextPage.BOLD + TextPage.YELLOW : TextPage.BOLD;
        String label = kind.isEmpty() || each.label().isEmpty() ? kind + each.label() : kind + ": " + each.label();
        if (!label.isEmpty()) {
            String source = each.source() == null ? "" : "  " + page.styled(Figures.cited(each.source()), TextPage.DIM);
            page.line("  " + page.styled(label, style) + source);
        }
        page.paragraph(
                each.text() + (label.isEmpty() && each.source() != null ? " " + Figures.cited(each.source()) : ""),
                label.isEmpty() ? "  " : "    ");
    }

    private void steps(List<Advice.NextStep> steps, boolean brief) {
        for (int i = 0; i < steps.size(); i++) {
            Advice.NextStep each = steps.get(i);
            String why = brief && i > 0 ? "" : each.because() + " ";
            item(i + 1 + ". ", each.what() + ". " + why + Figures.cited(each.source()), "  ");
            if (each.command() != null) {
                page.line("     " + page.styled(each.command(), TextPage.BOLD));
            }
        }
    }

    private void item(String mark, String text, String indent) {
        List<String> lines = Layout.wrap(text, page.width() - indent.length() - mark.length());
        page.line(indent + mark + lines.get(0));
        lines.stream().skip(1).forEach(each -> page.line(indent + " ".repeat(mark.length()) + each));
    }

    private void taken(Block.Fork fork, String indent) {
        if (!fork.taken()) {
            return;
        }
        String answer = fork.answer().isEmpty() ? "" : fork.answer() + " → ";
        item("", answer + fork.title(), indent);
        fork.forks().forEach(each -> taken(each, indent + "  "));
    }

    private void reason(Block.Reason reason, String indent) {
        item("- ", reason.text(), indent);
        if (indent.length() < page.width() / 2) {
            reason.reasons().forEach(each -> reason(each, indent + "  "));
        }
    }

    /** A table; one that is wider than the page stands row by row, with the titles of its columns. */
    private void table(Table table) {
        if (page.fits(table)) {
            page.table(table);
            return;
        }
        for (Table.Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i < row.cells().size(); i++) {
                cells.add(table.titles().get(i) + " " + row.cells().get(i));
            }
            item("", row.cells().get(0) + ": " + String.join(", ", cells), "  ");
        }
    }
}
