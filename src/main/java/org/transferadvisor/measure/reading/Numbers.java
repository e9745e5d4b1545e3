package org.transferadvisor.measure.reading;

import java.util.regex.Pattern;

/** Numbers as files write them. */
public final class Numbers {

    private static final Pattern NUMBER =
            Pattern.compile("\\s*[-+]?(?:\\d{1,400}\\.?\\d{0,400}|\\.\\d{1,400})(?:[eE][-+]?\\d{1,5})?\\s*");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)\\s*[-+]?(?:nan|inf|infinity)\\s*");

    private Numbers() {}

    /** Whether a text is a number, or what programs write where there is none. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() || NOT_FINITE.matcher(text).matches();
    }

    /** The number; not a number where the text says so, or is none. */
    public static double of(String text) {
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text.strip()) : Double.NaN;
    }
}
