package org.transferadvisor.rulebook.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a file, to find places in it. */
public final class SourceText {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'");

    private final String file;
    private final String text;
    private final List<Integer> starts = new ArrayList<>(List.of(0));

    /** Takes a text with lines that end in {@code \n}. */
    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts.add(at + 1);
        }
    }

    /** One line without its end; empty where there is none of that number. */
    public String line(int number) {
        if (number < 1 || number > starts.size()) {
            return "";
        }
        int start = starts.get(number - 1);
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** How many characters stand before a place. */
    public int offset(Place place) {
        int line = Math.min(Math.max(1, place.line()), starts.size());
        return Math.min(text.length(), starts.get(line - 1) + Math.max(1, place.column()) - 1);
    }

    /** The place that so many characters stand before. */
    public Place place(int offset) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (starts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new Place(file, low + 1, offset - starts.get(low) + 1);
    }

    /** The first place at or after another where a part stands; that other one where it does not. */
    public Place find(String part, Place from) {
        int at = text.indexOf(part, offset(from));
        return at < 0 ? from : place(at);
    }

    /** The first place at or after another where a name stands by itself, outside of strings; that other one where it does not. */
    public Place findName(String name, Place from) {
        char quote = 0;
        for (int at = offset(from); at < text.length(); at++) {
            char here = text.charAt(at);
            if (quote != 0) {
                quote = here == quote || here == '\n' ? 0 : quote;
            } else if (here == '"') {
                quote = here;
            } else if (text.startsWith(name, at) && !inName(at - 1) && !inName(at + name.length())) {
                return place(at);
            }
        }
        return from;
    }

    private boolean inName(int at) {
        return at >= 0
                && at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_$".indexOf(text.charAt(at)) >= 0);
    }

    /** The text between two places. */
    public String between(Place from, Place to) {
        int start = offset(from);
        return text.substring(start, Math.max(start, offset(to)));
    }

    /** A text with every string in it blanked, so that its words are not taken for names. */
    public static String blank(String text) {
        return STRING.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(" ".repeat(found.group().length())));
    }
}
