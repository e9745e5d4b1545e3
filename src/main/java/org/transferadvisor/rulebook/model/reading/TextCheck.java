package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;

/**
 * Reads a file of rules character by character, before any parser does: its name, its size, and what could make it read one
 * way to a person and another way to a machine.
 */
public final class TextCheck {

    /** The most characters of one file of rules. */
    public static final int LARGEST = 1_000_000;

    /** The most characters of all files of rules together. */
    public static final int LARGEST_TOGETHER = 8_000_000;

    /** The most characters of a line. */
    public static final int LONGEST_LINE = 2_000;

    /** How deeply brackets may be nested. */
    public static final int DEEPEST = 20;

    /** The most files of rules. */
    public static final int MOST_FILES = 1_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\\.drl");

    private enum In {
        CODE,
        TEXT,
        LINE_COMMENT,
        BLOCK_COMMENT
    }

    private final String path;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private In in = In.CODE;
    private char quote;
    private int depth;
    private int line = 1;
    private int lineStart;
    private int commentFrom;

    private TextCheck(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** What is wrong with a file; only the first of it, as what follows may only follow from it. */
    public static List<Problem> of(String path, String text) {
        if (!NAME.matcher(path.substring(path.lastIndexOf(':') + 1)).matches()) {
            return List.of(whole(
                    path,
                    "the file's name " + Problem.quoted(path) + " is not allowed",
                    "letters, digits, `_`, `-` and `.`, ending in .drl, without a folder",
                    "rename it, such as to long-samples.drl"));
        }
        if (text.length() > LARGEST) {
            return List.of(whole(path, "the file is too large", "at most " + LARGEST + " characters", "split it"));
        }
        TextCheck check = new TextCheck(path, text);
        check.read();
        return check.problems;
    }

    /** What is wrong with all files together. */
    public static List<Problem> together(Map<String, String> texts) {
        long size = texts.values().stream().mapToLong(String::length).sum();
        if (texts.size() > MOST_FILES || size > LARGEST_TOGETHER) {
            return List.of(whole(
                    texts.keySet().iterator().next(),
                    "there are " + texts.size() + " files of rules with " + size + " characters",
                    "at most " + MOST_FILES + " files and " + LARGEST_TOGETHER + " characters",
                    null));
        }
        return List.of();
    }

    private static Problem whole(String path, String message, String allowed, @Nullable String hint) {
        return new Problem(path, 0, 0, "", message, allowed, hint);
    }

    private void read() {
        for (int at = 0; at < text.length() && problems.isEmpty(); at++) {
            int character = text.codePointAt(at);
            if (character == '\n') {
                endOfLine(at);
            } else if (at - lineStart >= LONGEST_LINE) {
                add(at, "the line is too long", "lines of at most " + LONGEST_LINE + " characters", "break it");
            } else {
                character(at, character);
                step(at);
            }
            at += Character.charCount(character) - 1;
        }
        if (problems.isEmpty() && (in == In.TEXT || in == In.BLOCK_COMMENT)) {
            add(
                    text.length(),
                    in == In.TEXT ? "a text does not end" : "a comment does not end",
                    in == In.TEXT ? "a text in quotes, on one line" : "a comment with its `*/`",
                    null);
        }
    }

    private void endOfLine(int at) {
        if (in == In.TEXT) {
            boolean comment = text.substring(lineStart, at).stripLeading().startsWith("#");
            add(
                    at,
                    "a text does not end on its line",
                    "a text in quotes, on one line",
                    comment ? "comments start with `//`" : "look for a missing quote");
        }
        in = in == In.LINE_COMMENT ? In.CODE : in;
        line++;
        lineStart = at + 1;
    }

    /** Characters that are allowed nowhere, or not where this one stands. */
    private void character(int at, int character) {
        int type = Character.getType(character);
        boolean hidden = type == Character.CONTROL && character != '\t'
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
        String shown = Problem.quoted(Character.toString(character));
        if (hidden) {
            add(
                    at,
                    "the invisible character " + shown + " (U+" + String.format("%04X", character) + ")",
                    "characters that can be seen, spaces, tabs and line ends",
                    at == 0 ? "save the file as UTF-8 without a byte order mark" : "delete it");
        } else if (in == In.CODE && character > '~') {
            add(
                    at,
                    "the character " + shown + " (U+" + String.format("%04X", character) + ") outside of a text",
                    "plain letters, digits and signs; others only in texts in quotes and in comments",
                    plainly(character));
        } else if (character == '\\') {
            backslash(at);
        }
    }

    /** What is written for a character that word processors put in its place. */
    private static @Nullable String plainly(int character) {
        return switch (character) {
            case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB -> "write straight quotes, `\"`";
            case 0x2018, 0x2019, 0x201A, 0xB4 -> "write straight quotes, `'`";
            case 0x2264 -> "write `<=`";
            case 0x2265 -> "write `>=`";
            case 0x2260 -> "write `!=`";
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212 -> "write `-`";
            case 0xD7 -> "write `*`";
            case 0xF7 -> "write `/`";
            case 0xA0, 0x2007, 0x202F -> "write a plain space";
            case 0x20AC, 0xA3 -> "write amounts without a sign";
            default -> null;
        };
    }

    /** Java reads a backslash with a u as another character, in comments and texts too. */
    private void backslash(int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
        if (next == 'u') {
            add(at, "the escape `\\u`", "the character itself", "write it in a text as you want it to be read");
        } else if (in == In.CODE) {
            add(at, "a `\\` outside of a text", "rules without `\\`", null);
        } else if (in == In.TEXT && !escaped(at) && next != '"' && next != '\\') {
            add(at, "the escape " + Problem.quoted("\\" + next), "`\\\"` for a quote, `\\\\` for a `\\`", null);
        }
    }

    /** Follows comments, texts and brackets. */
    private void step(int at) {
        char here = text.charAt(at);
        char before = at > lineStart ? text.charAt(at - 1) : '\n';
        switch (in) {
            case CODE -> {
                if (here == '"' || here == '\'') {
                    in = In.TEXT;
                    quote = here;
                } else if (text.startsWith("//", at)) {
                    in = In.LINE_COMMENT;
                } else if (text.startsWith("/*", at)) {
                    in = In.BLOCK_COMMENT;
                    commentFrom = at + 2;
                } else {
                    bracket(at, here);
                }
            }
            case TEXT -> {
                if (here == quote && !escaped(at)) {
                    in = In.CODE;
                }
            }
            case BLOCK_COMMENT -> {
                if (here == '/' && before == '*' && at > commentFrom) {
                    in = In.CODE;
                }
            }
            case LINE_COMMENT -> {}
        }
    }

    private void bracket(int at, char here) {
        if ("([{".indexOf(here) >= 0 && ++depth > DEEPEST) {
            add(at, "brackets are nested too deeply", "at most " + DEEPEST + " levels", null);
        } else if (")]}".indexOf(here) >= 0) {
            depth--;
        }
    }

    /** Whether an odd number of backslashes stands before a character. */
    private boolean escaped(int at) {
        int from = at;
        while (from > 0 && text.charAt(from - 1) == '\\') {
            from--;
        }
        return (at - from) % 2 == 1;
    }

    private void add(int at, String message, String allowed, @Nullable String hint) {
        problems.add(new Problem(path, line, at - lineStart + 1, "", message, allowed, hint));
    }
}
