package org.transferadvisor.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;

/**
 * The sentence of a rule, with places for the figures of a case: <code>{samples}</code> stands for what the rule binds to
 * {@code $samples}. A place may say how its figure reads: <code>{budget:usd}</code>, <code>{share:percent}</code>,
 * <code>{size:gb}</code>, <code>{runs:count}</code>.
 */
public final class Sentence {

    /** The ways a figure may read. */
    public static final Set<String> FORMATS = Set.of("usd", "percent", "gb", "count", "hours");

    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4};

    /** Below this a figure is rounded without decimal arithmetic, unless it is in doubt which of two is closer. */
    private static final double LARGEST_SHORTCUT = 1e11;

    private static final double DOUBT = 1e-4;

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");

    /** A text, and the figure after it: its name in the sentence, in the rule, and how it reads. */
    private record Part(
            String text,
            @Nullable String variable,
            @Nullable String bound,
            @Nullable String format) {}

    private final String template;
    private final List<Part> parts;

    private Sentence(String template, List<Part> parts) {
        this.template = template;
        this.parts = List.copyOf(parts);
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
     * The sentence with its figures.
     *
     * @param values gives what the rule binds to a variable, named with its {@code $}; null where unknown
     */
    public String fill(Function<String, @Nullable Object> values) {
        if (parts.size() == 1) {
            return template;
        }
        StringBuilder text = new StringBuilder(template.length() + 32);
        for (Part part : parts) {
            text.append(part.text);
            if (part.bound != null) {
                text.append(show(values.apply(part.bound), part.format));
            }
        }
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
        if (value == null) {
            return "unknown";
        }
        if (value instanceof Range range) {
            String low = show(range.low(), format);
            return range.low().equals(range.high()) ? low : low + " to " + show(range.high(), format);
        }
        if (value instanceof Collection<?> several) {
            return show(several.size(), "count");
        }
        return value instanceof Number number ? number(number.doubleValue(), format) : value.toString();
    }

    private static String number(double value, @Nullable String format) {
        if (format == null) {
            return decimal(value, 4);
        }
        return switch (format) {
            case "usd" -> dollars(value);
            case "hours" -> decimal(value, value < 10 ? 2 : value < 100 ? 1 : 0);
            case "percent" -> decimal(value * 100, 2) + "%";
            case "gb" -> decimal(value, value < 10 ? 2 : value < 100 ? 1 : 0) + " GB";
            case "count" -> decimal(value, 0);
            default -> decimal(value, 4);
        };
    }

    private static String dollars(double value) {
        double size = Math.abs(value);
        String sign = value < 0 ? "-" : "";
        if (size > 0 && size < 0.005) {
            return sign + "under $0.01";
        }
        boolean cents = size < 100 && Math.rint(size) != size;
        return sign + "$" + (cents ? fixed(size, 2) : decimal(size, 0));
    }

    /** Rounded half-up, without zeros at the end, its thousands set off by commas. */
    private static String decimal(double value, int digits) {
        String plain = fixed(Math.abs(value), digits);
        int end = plain.length();
        if (digits > 0) {
            while (plain.charAt(end - 1) == '0') {
                end--;
            }
            if (plain.charAt(end - 1) == '.') {
                end--;
            }
        }
        return grouped(plain.substring(0, end), value < 0);
    }

    /** A figure that is not negative, with exactly so many decimals; of two that are as close, the larger. */
    private static String fixed(double size, int digits) {
        double shifted = size * POWERS_OF_TEN[digits];
        double whole = Math.rint(shifted);
        if (shifted >= LARGEST_SHORTCUT || Math.abs(Math.abs(shifted - whole) - 0.5) < DOUBT) {
            return BigDecimal.valueOf(size).setScale(digits, RoundingMode.HALF_UP).toPlainString();
        }
        String plain = Long.toString((long) whole);
        if (digits == 0) {
            return plain;
        }
        String padded = "0".repeat(Math.max(0, digits + 1 - plain.length())) + plain;
        int point = padded.length() - digits;
        return padded.substring(0, point) + "." + padded.substring(point);
    }

    private static String grouped(String plain, boolean negative) {
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder grouped = new StringBuilder(plain);
        for (int at = point - 3; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return (negative && !plain.equals("0") ? "-" : "") + grouped;
    }
}
