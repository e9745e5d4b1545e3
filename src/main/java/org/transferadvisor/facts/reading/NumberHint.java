package org.transferadvisor.facts.reading;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;

/** Tells how a number is written that was written as a text. */
public final class NumberHint {

    /** Of a number whose comma made two fields of it, as in {@code {value: 1,2}}. */
    private static final String NO_COMMA = "write numbers with a point and without commas, such as 1.2 or 1000";

    private static final Pattern PLAIN = Pattern.compile("[-+]?\\d+(?:\\.\\d+)?");
    private static final Pattern RANGE =
            Pattern.compile("(\\d+(?:\\.\\d+)?) ?(?:-|\u2013|\\.\\.|to) ?(\\d+(?:\\.\\d+)?)");
    private static final Pattern POINTS = Pattern.compile("\\d{1,3}(?:[.' ]\\d{3})+,\\d+");
    private static final Pattern THOUSANDS =
            Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?:[' ]\\d{3})+");
    private static final Pattern COMMA = Pattern.compile("\\d+,\\d+");
    private static final Pattern UNIT = Pattern.compile(
            "(?:[$\u20ac\u00a3]|USD|EUR)? ?(\\d[\\d.,]*) ?(?:[%$\u20ac\u00a3]|[A-Za-z][A-Za-z/ ]{0,20})?");

    private static final BigDecimal LEAST_PERCENT = BigDecimal.valueOf(2);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private NumberHint() {}

    /**
     * A hint for a text that stands where a number is wanted.
     *
     * @param text as written
     * @param range whether two ends may stand there, too
     * @return {@code write …}, or null where it is no number
     */
    static @Nullable String of(String text, boolean range) {
        String written = text.strip();
        Matcher ends = RANGE.matcher(written);
        Matcher unit = UNIT.matcher(written);
        if (PLAIN.matcher(written).matches()) {
            return "write it without quotes: " + written;
        } else if (ends.matches()) {
            return range ? "write {low: " + ends.group(1) + ", high: " + ends.group(2) + "}" : "write one number";
        } else if (POINTS.matcher(written).matches()) {
            return "write " + written.replaceAll("[.' ]", "").replace(',', '.');
        } else if (THOUSANDS.matcher(written).matches()) {
            return COMMA.matcher(written).matches() ? NO_COMMA : "write " + written.replaceAll("[,' ]", "");
        } else if (COMMA.matcher(written).matches()) {
            return "write " + written.replace(',', '.');
        }
        return unit.matches() ? "write the number alone, without a sign or a unit" : null;
    }

    /**
     * A hint for a share that was written in percent.
     *
     * @param field what it may be
     * @param value the number, which it may not be
     * @return {@code write 0.85 …}, or null where it is no share or no percentage
     */
    static @Nullable String ofShare(Field field, BigDecimal value) {
        boolean share = field.min() == 0 && field.max() == 1;
        return share && value.compareTo(LEAST_PERCENT) >= 0 && value.compareTo(HUNDRED) <= 0
                ? "write " + Contract.canonical(value.movePointLeft(2)).toPlainString() + " for "
                        + value.toPlainString() + "%"
                : null;
    }

    /**
     * A hint for a field that is not known; one of digits alone is the end of a number with a comma.
     *
     * @param field its name
     * @param otherwise the hint for any other
     */
    public static @Nullable String ofField(String field, @Nullable String otherwise) {
        return field.matches("\\d+") ? NO_COMMA : otherwise;
    }
}
