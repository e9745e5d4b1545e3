package org.transferadvisor.report;

import java.util.List;
import java.util.stream.Collectors;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.report.block.Table;

/** Headings, tables and text of a Markdown document under way. What is written as text is text: nothing in it is markup. */
final class MarkdownText {

    private static final String SPECIAL = "\\`*_{}[]<>#|~!&";

    private final StringBuilder text = new StringBuilder();

    String text() {
        return text.toString();
    }

    /** A text on one line without markup. */
    static String plain(String content) {
        StringBuilder plain = new StringBuilder(content.length() + 16);
        String line = Problem.shown(
                content.replaceAll("\\s*[\\n\\r\\u2028\\u2029]+\\s*", " ").replace('\t', ' '));
        for (int at = 0; at < line.length(); at++) {
            char each = line.charAt(at);
            if (each == '<') {
                plain.append("&lt;");
            } else if (each == '&') {
                plain.append("&amp;");
            } else {
                boolean word = each == '_' && inside(line, at);
                boolean math = each == '$' && !(at + 1 < line.length() && Character.isDigit(line.charAt(at + 1)));
                plain.append(math || SPECIAL.indexOf(each) >= 0 && !word ? "\\" : "")
                        .append(each);
            }
        }
        // An address in text would become a link of its own.
        return start(plain.toString())
                .replaceAll("(?i)(https?|ftp)://", "$1:&#47;&#47;")
                .replaceAll("(?i)www\\.", "www&#46;")
                .replace("@", "&#64;");
    }

    /** An underscore between letters or digits is no markup. */
    private static boolean inside(String line, int at) {
        return at > 0
                && at + 1 < line.length()
                && Character.isLetterOrDigit(line.charAt(at - 1))
                && Character.isLetterOrDigit(line.charAt(at + 1));
    }

    /** What would start a list, a quotation or a rule at the beginning of a line. */
    private static String start(String line) {
        return line.replaceFirst("^(\\s*)([-+=])(?=\\s|[-+=]|$)", "$1\\\\$2")
                .replaceFirst("^(\\s*\\d+)([.)])(?=\\s|$)", "$1\\\\$2");
    }

    /** Code on one line, whatever it holds. */
    static String code(String content) {
        String line = Problem.shown(content.replaceAll("[\\n\\r\\t]+", " "));
        int longest = 0;
        int run = 0;
        for (int at = 0; at < line.length(); at++) {
            run = line.charAt(at) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String room = longest > 0 || line.isBlank() ? " " : "";
        return fence + room + line + room + fence;
    }

    void line(String content) {
        text.append(content).append('\n');
    }

    void heading(int level, String title) {
        if (text.length() > 1 && !text.substring(text.length() - 2).equals("\n\n")) {
            line("");
        }
        line("#".repeat(Math.min(6, level)) + " " + plain(title));
        line("");
    }

    void paragraph(String content) {
        line(plain(content));
        line("");
    }

    void item(String content) {
        line("- " + content);
    }

    /** A fenced block that its content cannot end. */
    void fenced(String language, String content) {
        String fence = "```";
        while (content.contains(fence)) {
            fence += "`";
        }
        line(fence + language);
        text.append(content).append(content.endsWith("\n") ? "" : "\n");
        line(fence);
        line("");
    }

    void table(Table table) {
        boolean rules = table.hasRules();
        line(row(table.titles().stream().map(MarkdownText::plain).toList(), rules ? " rule |" : ""));
        line("|"
                + table.columns().stream()
                        .map(each -> each.numeric() ? " ---: |" : " --- |")
                        .collect(Collectors.joining())
                + (rules ? " --- |" : ""));
        for (Table.Row each : table.rows()) {
            List<String> cells = each.cells().stream()
                    .map(cell -> cell.isEmpty() || !each.strong() ? plain(cell) : "**" + plain(cell) + "**")
                    .toList();
            line(row(
                    cells,
                    rules ? each.rule() == null ? " |" : " " + code(each.rule()).replace("|", "\\|") + " |" : ""));
        }
        line("");
    }

    private static String row(List<String> cells, String more) {
        return "| " + String.join(" | ", cells) + " |" + more;
    }

    /** What follows is folded until {@link #unfold}. */
    void fold(String title) {
        line("<details><summary>" + plain(title).replaceAll("\\\\(.)", "$1").replace(">", "&gt;") + "</summary>");
        line("");
    }

    void unfold() {
        line("</details>");
        line("");
    }
}
