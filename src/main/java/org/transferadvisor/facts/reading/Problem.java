package org.transferadvisor.facts.reading;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a file, in its reader's words.
 *
 * <pre>{@code
 * Problem problem = new Problem(
 *         "facts.json", 3, 27, "/data/labeledSamples", "`-5` is out of range", "a whole number from 0 up", null);
 * System.out.println(problem.text());
 * }</pre>
 *
 * @param file the file as the user named it, or relative to the rulebook
 * @param line from 1; 0 where the problem is with the file as a whole
 * @param column from 1; 0 where there is no line
 * @param pointer JSON pointer of the value; empty for the whole document and where there is none
 * @param message what is wrong, with the offending value in backticks
 * @param allowed what would be right
 * @param hint what to try; null where there is nothing to suggest
 */
@API(status = API.Status.STABLE)
public record Problem(
        String file,
        int line,
        int column,
        String pointer,
        String message,
        String allowed,
        @Nullable String hint) {

    private static final int LONGEST_SHOWN = 60;
    private static final int JOINER = 0x200D;

    /**
     * The problem as a compiler would print it: the place, what is wrong, what is allowed, a hint.
     *
     * @return several lines without a line end
     */
    public String text() {
        StringBuilder text = new StringBuilder(shown(file));
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        text.append(": ").append(message);
        if (!pointer.isEmpty()) {
            text.append(" (at ").append(shown(pointer)).append(')');
        }
        text.append("\n    allowed: ").append(allowed);
        if (hint != null) {
            text.append("\n    hint: ").append(hint);
        }
        return text.toString();
    }

    /**
     * The same problem in a file of another name.
     *
     * @param named the file as the user names it
     * @return the problem
     */
    @API(status = API.Status.INTERNAL)
    public Problem in(String named) {
        return new Problem(named, line, column, pointer, message, allowed, hint);
    }

    /**
     * A value in backticks, shortened, with everything that could steer a terminal made visible.
     *
     * @param value the value
     * @return the value as a message shows it
     */
    @API(status = API.Status.INTERNAL)
    public static String quoted(String value) {
        String text = value;
        if (value.codePointCount(0, value.length()) > LONGEST_SHOWN) {
            text = value.substring(0, value.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
        }
        return "`" + shown(text) + "`";
    }

    /**
     * Text with control, direction-changing and invisible characters written as escapes, except what joins two signs to one.
     *
     * @param text the text
     * @return text that steers nothing
     */
    @API(status = API.Status.INTERNAL)
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        int before = ' ';
        for (int at = 0; at < text.length(); at += Character.charCount(before)) {
            int character = text.codePointAt(at);
            if (isVisible(Character.getType(character)) || character == JOINER && isJoined(Character.getType(before))) {
                shown.appendCodePoint(character);
            } else {
                shown.append(String.format("\\u%04x", character));
            }
            before = character;
        }
        return shown.toString();
    }

    private static boolean isVisible(int type) {
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }

    /** Whether a joiner has a sense after such a character: an emoji, its tone of skin or style, a sign below a letter. */
    private static boolean isJoined(int type) {
        return type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
