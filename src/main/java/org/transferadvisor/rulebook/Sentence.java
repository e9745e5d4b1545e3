package org.transferadvisor.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;

/**
 * The sentence of a rule, with places for the figures of a case: <code>{samples}</code> stands for what the rule binds to
 * {@code $samples}. A place may say how its figure reads: <code>{budget:usd}</code>, <code>{share:percent}</code>,
 * <code>{size:gb}</code>, <code>{runs:count}</code>, or a name at its beginning, <code>{name:capital}</code>.
 */
public final class Sentence {

    /** The ways a figure may read. */
    public static final Set<String> FORMATS = Set.of("usd", "percent", "gb", "count", "hours", "capital");

    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4};

    /** Below this a figure is rounded without decimal arithmetic, unless it is in doubt which of two is closer. */
    private static final double LARGEST_SHORTCUT = 1e11;

    /** The least size of a plain figure that is shown. */
    private static final double LEAST = 1e-4;

    private static final double DOUBT = 1e-4;

    /** Below this the ten-thousandths of a figure are a whole number of 18 digits. */
    private static final double LARGEST_EXACT = 1e14;

    private static final long TOO_LARGE = -1;

    /** Up to this, the largest number that a project may state, a figure has all its digits. */
    private static final double LARGEST_IN_FULL = Field.LARGEST;

    /** Decimals of dollars where two amounts of a sentence read the same but are not. */
    private static final int[] FINER = {2, 4};

    private static final int USUAL = 0;

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");

    /** A text, and the figure after it: its name in the sentence, in the rule, and how it reads. */
    private record Part(
            String text,
            @Nullable String variable,
            @Nullable String bound,
            @Nullable String format) {}

    private final String template;
    private final List<Part> parts;
    private final List<String> amounts;

    private Sentence(String template, List<Part> parts) {
        this.template = template;
        this.parts = List.copyOf(parts);
        this.amounts = parts.stream()
                .filter(part -> "usd".equals(part.format))
                .map(part -> Objects.requireNonNull(part.bound))
                .toList();
    }

    /** Reads a sentence with its places. */
    public static Sentence of(String template) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(template);
        int from = 0;
        while (place.find()) {
            parts.add(new Part(
                    template.substring(from, place.start()), place.group(1), "$" + place.group(1), place.group(2)));
            from = place.end();
        }
        parts.add(new Part(template.substring(from), null, null, null));
        return new Sentence(template, parts);
    }

    /** The variables that the sentence names, without their {@code $}, in alphabetical order. */
    public Set<String> variables() {
        Set<String> names = new TreeSet<>();
        parts.forEach(part -> {
            if (part.variable != null) {
                names.add(part.variable);
            }
        });
        return names;
    }

    /** How the sentence shows each variable that it gives a format, by name without the {@code $}. */
    public Map<String, String> formatsByVariable() {
        Map<String, String> formats = new TreeMap<>();
        parts.forEach(part -> {
            if (part.variable != null && part.format != null) {
                formats.put(part.variable, part.format);
            }
        });
        return formats;
    }

    /** The formats that the sentence asks for, known or not, in alphabetical order. */
    public Set<String> formats() {
        Set<String> names = new TreeSet<>();
        parts.forEach(part -> {
            if (part.format != null) {
                names.add(part.format);
            }
        });
        return names;
    }

    /**
     * The sentence with its figures. Amounts of dollars that read the same have more decimals where they are not the same.
     *
     * @param values gives what the rule binds to a variable, named with its {@code $}; null where unknown
     */
    public String fill(Function<String, @Nullable Object> values) {
        return parts.size() == 1 ? template : fill(values, decimals(values));
    }

    private String fill(Function<String, @Nullable Object> values, int decimals) {
        StringBuilder text = new StringBuilder(template.length() + 32);
        for (Part part : parts) {
            text.append(part.text);
            if (part.bound != null) {
                Object value = values.apply(part.bound);
                if (decimals != USUAL && "usd".equals(part.format) && value instanceof Number number) {
                    appendDollars(text, number.doubleValue(), decimals);
                } else {
                    append(text, value, part.format);
                }
            }
        }
        return text.toString();
    }

    /**
     * The sentence with its figures, amounts of dollars to the fourth decimal: where a figure stands so near to a line that
     * rounding it would take it across.
     *
     * @param values as for {@link #fill}
     */
    public String fillExactly(Function<String, @Nullable Object> values) {
        return fill(values, FINER[FINER.length - 1]);
    }

    private int decimals(Function<String, @Nullable Object> values) {
        if (amounts.size() < 2) {
            return USUAL;
        }
        double[] found = amounts.stream()
                .map(values)
                .filter(Number.class::isInstance)
                .mapToDouble(each -> ((Number) each).doubleValue())
                .toArray();
        if (!alike(found, USUAL)) {
            return USUAL;
        }
        for (int decimals : FINER) {
            if (!alike(found, decimals)) {
                return decimals;
            }
        }
        return USUAL;
    }

    /** Whether two amounts that are not the same read the same. */
    private static boolean alike(double[] amounts, int decimals) {
        for (int i = 0; i < amounts.length; i++) {
            for (int j = 0; j < i; j++) {
                if (amounts[i] != amounts[j]
                        && Math.abs(amounts[i] - amounts[j]) <= 1
                        && dollars(amounts[i], decimals).equals(dollars(amounts[j], decimals))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String dollars(double amount, int decimals) {
        StringBuilder text = new StringBuilder();
        appendDollars(text, amount, decimals);
        return text.toString();
    }

    /** The sentence as the rule has it. */
    @Override
    public String toString() {
        return template;
    }

    /**
     * One figure as a reader sees it.
     *
     * @param value a number, a range, text or a boolean; a collection reads as the number of its entries, null as unknown
     * @param format one of {@link #FORMATS}, or null for a plain figure
     */
    public static String show(@Nullable Object value, @Nullable String format) {
        StringBuilder text = new StringBuilder();
        append(text, value, format);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value, @Nullable String format) {
        if (value == null) {
            text.append("unknown");
        } else if (value instanceof Range range) {
            append(text, range.low(), format);
            if (!range.low().equals(range.high())) {
                append(text.append(" to "), range.high(), format);
            }
        } else if (value instanceof Collection<?> several) {
            appendNumber(text, several.size(), "count");
        } else if (value instanceof Number number) {
            appendNumber(text, number.doubleValue(), format);
        } else {
            text.append("capital".equals(format) ? capital(value.toString()) : value);
        }
    }

    private static String capital(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static void appendNumber(StringBuilder text, double value, @Nullable String format) {
        switch (format == null ? "" : format) {
            case "usd" -> appendDollars(text, value, USUAL);
            case "hours" -> appendRounded(text, value, value < 10 ? 2 : value < 100 ? 1 : 0);
            case "percent" -> {
                appendRounded(text, value * 100, 2);
                text.append('%');
            }
            case "gb" -> {
                appendRounded(text, value, value < 10 ? 2 : value < 100 ? 1 : 0);
                text.append(" GB");
            }
            case "count" -> appendRounded(text, value, 0);
            default -> appendPlain(text, value);
        }
    }

    /** What is above 0 does not read as 0. */
    private static void appendRounded(StringBuilder text, double value, int digits) {
        double least = 1 / POWERS_OF_TEN[digits];
        if (value > 0 && value < least / 2) {
            appendDecimal(text.append("under "), least, digits);
        } else {
            appendDecimal(text, value, digits);
        }
    }

    private static void appendPlain(StringBuilder text, double value) {
        if (value != 0 && Math.abs(value) < LEAST / 2) {
            text.append(value > 0 ? "under 0.0001" : "above -0.0001");
        } else {
            appendDecimal(text, value, 4);
        }
    }

    private static void appendDollars(StringBuilder text, double value, int decimals) {
        double size = Math.abs(value);
        if (value < 0) {
            text.append('-');
        }
        long fine = decimals == USUAL || size > LARGEST_IN_FULL ? TOO_LARGE : shifted(size, decimals);
        if (fine != TOO_LARGE) {
            append(text.append('$'), fine, decimals, 2);
        } else if (size > 0 && size < 0.005) {
            text.append("under $0.01");
        } else if (size < 100 && Math.rint(size) != size) {
            append(text.append('$'), shifted(size, 2), 2, 2);
        } else {
            appendDecimal(text.append('$'), size, 0);
        }
    }

    /** Rounded half-up, without zeros at the end, its thousands set off by commas. */
    private static void appendDecimal(StringBuilder text, double value, int digits) {
        if (Math.abs(value) > LARGEST_IN_FULL) {
            text.append(
                    String.format(Locale.ROOT, "%.1e", value).replace("e+", "e").replace(".0e", "e"));
            return;
        }
        long shifted = shifted(Math.abs(value), digits);
        if (shifted == TOO_LARGE) {
            text.append(new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                    .format(BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP)));
            return;
        }
        if (value < 0 && shifted > 0) {
            text.append('-');
        }
        append(text, shifted, digits, 0);
    }

    /** A whole number of tenths, hundredths and so on, with no fewer decimals than said. */
    private static void append(StringBuilder text, long shifted, int digits, int fewest) {
        long left = shifted;
        int decimals = digits;
        while (decimals > fewest && left % 10 == 0) {
            left /= 10;
            decimals--;
        }
        long unit = (long) POWERS_OF_TEN[decimals];
        appendGrouped(text, left / unit);
        if (decimals > 0) {
            text.append('.');
            for (long below = left % unit, digit = unit / 10; digit > 0; digit /= 10) {
                text.append((char) ('0' + below / digit % 10));
            }
        }
    }

    private static void appendGrouped(StringBuilder text, long whole) {
        if (whole < 1000) {
            text.append(whole);
            return;
        }
        appendGrouped(text, whole / 1000);
        text.append(',');
        for (long digit = 100; digit > 0; digit /= 10) {
            text.append((char) ('0' + whole / digit % 10));
        }
    }

    /** A figure that is not negative in so many decimals, as a whole number; of two that are as close, the larger. */
    private static long shifted(double size, int digits) {
        double shifted = size * POWERS_OF_TEN[digits];
        double whole = Math.rint(shifted);
        if (shifted < LARGEST_SHORTCUT && Math.abs(Math.abs(shifted - whole) - 0.5) > DOUBT) {
            return (long) whole;
        }
        return size < LARGEST_EXACT
                ? BigDecimal.valueOf(size)
                        .setScale(digits, RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact()
                : TOO_LARGE;
    }
}
