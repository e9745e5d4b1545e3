package org.transferadvisor.rulebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule cut out of its file.
 *
 * @param header package and imports of the file
 * @param body the rule, from its name to its end
 */
record RuleText(String header, String body) {

    private static final Pattern HEADER = Pattern.compile("(?m)^(package|import)\\s.*$");
    private static final Pattern END = Pattern.compile("(?m)^\\s*end\\s*;?\\s*$");
    private static final Pattern DECLARATION = Pattern.compile("(?ms)^declare\\s.*?^\\s*end\\s*;?\\s*$");

    /** The rule that starts at a line, counted from 1. */
    static RuleText of(String text, int line) {
        StringBuilder header = new StringBuilder();
        Matcher matcher = HEADER.matcher(text);
        while (matcher.find()) {
            header.append(matcher.group()).append('\n');
        }
        int start = 0;
        for (int at = 1; at < line; at++) {
            start = text.indexOf('\n', start) + 1;
        }
        Matcher end = END.matcher(text);
        int stop = end.find(start) ? end.end() : text.length();
        return new RuleText(header.toString(), text.substring(start, stop) + "\n");
    }

    /** The types that a file declares. */
    static String declarations(String text) {
        StringBuilder all = new StringBuilder();
        Matcher matcher = DECLARATION.matcher(text);
        while (matcher.find()) {
            all.append(matcher.group()).append('\n');
        }
        return all.toString();
    }
}
