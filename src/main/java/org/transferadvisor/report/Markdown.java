package org.transferadvisor.report;

import org.transferadvisor.facts.reading.Problem;

/** Puts text into Markdown so that it stays text. */
final class Markdown {

    private Markdown() {}

    /** Text whose characters mean nothing to Markdown or HTML, on one line. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        Problem.shown(text).codePoints().forEach(character -> {
            if ("\\`*_[]#|~".indexOf(character) >= 0) {
                escaped.append('\\').appendCodePoint(character);
            } else if (character == '<') {
                escaped.append("&lt;");
            } else if (character == '>') {
                escaped.append("&gt;");
            } else if (character == '&') {
                escaped.append("&amp;");
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    /** Text as it is written, in the type of code. Bars are escaped, as it may stand in a table. */
    static String code(String text) {
        String shown = Problem.shown(text).replace("|", "\\|");
        int longest = 0;
        int run = 0;
        for (int i = 0; i < shown.length(); i++) {
            run = shown.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String space = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
        return fence + space + shown + space + fence;
    }
}
