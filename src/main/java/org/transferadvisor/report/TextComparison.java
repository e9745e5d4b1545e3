package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.List;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.report.content.Compared;
import org.transferadvisor.report.content.Comparison;
import org.transferadvisor.report.topic.Names;

/** Writes advices side by side as text. */
final class TextComparison {

    /** The least room for a column; where columns have less, what is compared stands one below the other. */
    private static final int NARROWEST = 16;

    private static final int WIDEST_FIRST = 26;

    private final TextPage page;

    TextComparison(TextPage page) {
        this.page = page;
    }

    void write(Compared compared) {
        Layout.wrap(compared.title(), page.width()).forEach(each -> page.line(page.styled(each, TextPage.BOLD)));
        for (Section section : Comparison.sections(compared, Names.IDS)) {
            page.line("");
            Layout.wrap(section.title(), page.width()).forEach(each -> page.line(page.styled(each, TextPage.BOLD)));
            for (int i = 0; i < section.blocks().size(); i++) {
                if (i > 0) {
                    page.line("");
                }
                block(section.blocks().get(i));
            }
        }
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            page.paragraph(paragraph.text(), "  ");
        } else if (block instanceof Block.Grid grid) {
            table(grid.table());
        } else if (block instanceof Block.Items items) {
            page.line("  " + items.title());
            for (String item : items.items()) {
                List<String> lines = Layout.wrap(item, page.width() - 6);
                page.line("    - " + lines.get(0));
                lines.stream().skip(1).forEach(each -> page.line("      " + each));
            }
        } else {
            throw new IllegalStateException(
                    "a comparison holds no " + block.getClass().getSimpleName());
        }
    }

    /** A table whose cells go on in the lines below where they are longer than their column. */
    private void table(Table table) {
        int others = table.columns().size() - 1;
        int first = Math.min(
                WIDEST_FIRST,
                Math.max(
                        Layout.width(table.titles().get(0)),
                        table.rows().stream()
                                .mapToInt(each -> Layout.width(each.cells().get(0)))
                                .max()
                                .orElse(0)));
        int each = others == 0 ? 0 : (page.width() - 2 - first) / others - 2;
        if (each < NARROWEST) {
            stacked(table);
            return;
        }
        row(table.titles(), first, each, TextPage.DIM);
        table.rows().forEach(row -> row(row.cells(), first, each, ""));
    }

    private void row(List<String> cells, int first, int each, String style) {
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            columns.add(Layout.wrap(cells.get(i), i == 0 ? first : each));
        }
        int lines = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < lines; line++) {
            StringBuilder text = new StringBuilder("  ");
            for (int i = 0; i < columns.size(); i++) {
                String part = line < columns.get(i).size() ? columns.get(i).get(line) : "";
                text.append(i == 0 ? "" : "  ").append(Layout.left(part, i == 0 ? first : each));
            }
            String content = text.toString().stripTrailing();
            page.line(style.isEmpty() ? content : page.styled(content, style));
        }
    }

    private void stacked(Table table) {
        for (Table.Row row : table.rows()) {
            page.paragraph(row.cells().get(0), "  ");
            for (int i = 1; i < row.cells().size(); i++) {
                page.paragraph(
                        Problem.shown(table.titles().get(i)) + ": "
                                + row.cells().get(i),
                        "    ");
            }
        }
    }
}
