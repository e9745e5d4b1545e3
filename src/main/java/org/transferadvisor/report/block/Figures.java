package org.transferadvisor.report.block;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.rulebook.Sentence;

/** How figures read in tables and charts. */
public final class Figures {

    private static final String UNKNOWN = "unknown";
    private static final double LEAST_SCORE = 1e-3;
    private static final double THOUSAND = 1e3;
    private static final double LARGEST_STEP = 1e18;
    private static final String[] STEPS = {"", "K", "M", "B", "T"};

    private Figures() {}

    /** A source as a reader knows it: a section of the article with its sign. */
    public static String cited(String source) {
        return !source.isEmpty() && Character.isDigit(source.charAt(0)) ? "§" + source : source;
    }

    /** A score with three decimals, or fewer where it is so great that they say nothing; one of next to nothing is not 0. */
    public static String score(@Nullable Double value) {
        if (value == null) {
            return "-";
        }
        double size = Math.abs(value);
        if (size > 0 && size < LEAST_SCORE / 2) {
            return value > 0 ? "under 0.001" : "above -0.001";
        }
        return size < 100
                ? String.format(Locale.ROOT, "%.3f", value)
                : size < 1000
                        ? String.format(Locale.ROOT, "%.1f", value)
                        : size < 1e6 ? String.format(Locale.ROOT, "%,.0f", value) : count(value);
    }

    /** A range in full, such as {@code 5 to 20}. */
    public static String show(@Nullable Range range, @Nullable String format) {
        return range == null ? UNKNOWN : Sentence.show(range, format);
    }

    /** Dollars in short, for columns. */
    public static String money(@Nullable Range range) {
        if (range == null) {
            return UNKNOWN;
        }
        String low = money(range.low());
        String high = money(range.high());
        return low.equals(high) ? low : low + " to " + high;
    }

    /** Dollars in short: in full below 10,000, then in thousands, millions, billions and trillions. */
    public static String money(double amount) {
        return Math.abs(amount) < 1e4 ? Sentence.show(amount, "usd") : (amount < 0 ? "-$" : "$") + step(amount);
    }

    /** A plain number in short, by the same steps. */
    public static String count(double number) {
        return Math.abs(number) < 1e4
                ? Sentence.show(number, Math.abs(number) < 10 ? null : "count")
                : (number < 0 ? "-" : "") + step(number);
    }

    private static String step(double number) {
        double size = Math.abs(number);
        if (size >= LARGEST_STEP) {
            return Sentence.show(size, "count");
        }
        int step = 0;
        while (step + 1 < STEPS.length && size >= THOUSAND) {
            size /= THOUSAND;
            step++;
        }
        String digits = step == 1 || size >= THOUSAND
                ? String.format(Locale.ROOT, "%,.0f", size)
                : String.format(Locale.ROOT, "%,.1f", size);
        return digits + STEPS[step];
    }
}
