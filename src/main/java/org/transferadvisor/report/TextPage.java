package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.transferadvisor.report.block.Table;

/** Lines, paragraphs and tables of a text under way. */
final class TextPage {

    static final String BOLD = "\u001b[1m";
    static final String DIM = "\u001b[2m";
    static final String YELLOW = "\u001b[33m";
    private static final String RESET = "\u001b[0m";

    private final StringBuilder text = new StringBuilder();
    private final int width;
    private final boolean color;

    TextPage(int width, boolean color) {
        this.width = width;
        this.color = color;
    }

    int width() {
        return width;
    }

    String text() {
        return text.toString();
    }

    void line(String content) {
        text.append(content).append('\n');
    }

    void heading(String title, String section) {
        line("");
        String after = section.isEmpty() ? "" : "  " + styled(section, DIM);
        if (Layout.width(title) + section.length() + 2 <= width) {
            line(styled(title, BOLD) + after);
            return;
        }
        Layout.wrap(title, width).forEach(each -> line(styled(each, BOLD)));
        if (!section.isEmpty()) {
            line(after);
        }
    }

    void paragraph(String content, String indent) {
        Layout.wrap(content, width - indent.length()).forEach(each -> line(indent + each));
    }

    void dimmed(String content, String indent) {
        Layout.wrap(content, width - indent.length()).forEach(each -> line(indent + styled(each, DIM)));
    }

    String styled(String content, String style) {
        return color ? style + content + RESET : content;
    }

    /** Whether a table is no wider than the page. */
    boolean fits(Table table) {
        return 1 + Arrays.stream(widths(table)).map(each -> each + 1).sum() <= width;
    }

    /** A table; columns of figures are aligned to the right, the row that stands out is marked. */
    void table(Table table) {
        int[] widths = widths(table);
        line(styled(row(table, table.titles(), widths), DIM));
        for (Table.Row each : table.rows()) {
            String row = row(table, each.cells(), widths);
            line(each.strong() ? styled("*" + row.substring(1), BOLD) : row);
        }
    }

    private static int[] widths(Table table) {
        int[] widths = new int[table.columns().size()];
        List<List<String>> all = new ArrayList<>(List.of(table.titles()));
        table.rows().forEach(each -> all.add(each.cells()));
        for (int i = 0; i < widths.length; i++) {
            for (List<String> row : all) {
                widths[i] = Math.max(widths[i], Layout.width(row.get(i)));
            }
        }
        return widths;
    }

    private static String row(Table table, List<String> cells, int[] widths) {
        StringBuilder row = new StringBuilder(" ");
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean right = table.columns().get(i).numeric();
            row.append(' ').append(right ? Layout.right(cell, widths[i]) : Layout.left(cell, widths[i]));
        }
        return row.toString().stripTrailing();
    }
}
