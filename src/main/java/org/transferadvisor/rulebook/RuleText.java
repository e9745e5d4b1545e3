package org.transferadvisor.rulebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one rule stands in the text of its file.
 *
 * @param start how many characters stand before it
 * @param end how many stand before what follows it
 */
record RuleText(int start, int end) {

    private static final Pattern END = Pattern.compile("(?m)^\\s*end\\s*;?\\s*$");

    /** The rule that starts at a line, counted from 1. */
    static RuleText of(String text, int line) {
        int start = 0;
        for (int at = 1; at < line; at++) {
            start = text.indexOf('\n', start) + 1;
        }
        Matcher end = END.matcher(text);
        return new RuleText(start, end.find(start) ? end.end() : text.length());
    }
}
