package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.List;
import org.transferadvisor.facts.reading.Problem;

/** Puts text into lines and columns of a terminal. Widths are in columns, of which some characters take none or two. */
final class Layout {

    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3041, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF},
        {0x1F900, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private Layout() {}

    /** Columns that a text takes. */
    static int width(String text) {
        return text.codePoints().map(Layout::width).sum();
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (character >= range[0] && character <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** The text with spaces up to a width. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** The text with spaces before it up to a width. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** The text cut to a width, with a mark where something is missing. */
    static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        return start(text, width - 1) + "…";
    }

    /** The text cut to a width, with a mark where its middle is missing: names of models differ at the end. */
    static String cutInside(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        int end = (width - 1) / 3;
        return start(text, width - 1 - end) + "…" + reversed(start(reversed(text), end));
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static String start(String text, int width) {
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int character : text.codePoints().toArray()) {
            used += width(character);
            if (used > width) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept.toString();
    }

    /** The text in lines of at most a width, broken at spaces, and inside a word only where it fills a line by itself. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : Problem.shown(text).split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line) > width) {
                String start = cut(line, width + 1);
                start = start.substring(0, start.length() - 1);
                lines.add(start);
                line = line.substring(start.length());
            }
        }
        lines.add(line);
        return lines;
    }
}
