package org.transferadvisor.rulebook.check.lint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The numbers between two ends.
 *
 * @param low the lower end; null where there is none
 * @param withLow whether the lower end belongs to it
 * @param high the upper end; null where there is none
 * @param withHigh whether the upper end belongs to it
 */
record Interval(
        @Nullable BigDecimal low, boolean withLow, @Nullable BigDecimal high, boolean withHigh) {

    static final Interval ALL = new Interval(null, false, null, false);

    static Interval at(BigDecimal value) {
        return new Interval(value, true, value, true);
    }

    boolean isEmpty() {
        if (low == null || high == null) {
            return false;
        }
        int order = low.compareTo(high);
        return order > 0 || order == 0 && !(withLow && withHigh);
    }

    Interval and(Interval other) {
        boolean lowIsOther = low == null || other.low != null && other.low.compareTo(low) > 0;
        boolean highIsOther = high == null || other.high != null && other.high.compareTo(high) < 0;
        BigDecimal lower = lowIsOther ? other.low : low;
        BigDecimal upper = highIsOther ? other.high : high;
        return new Interval(
                lower,
                has(low, withLow, lower) && has(other.low, other.withLow, lower),
                upper,
                has(high, withHigh, upper) && has(other.high, other.withHigh, upper));
    }

    /** Whether an end that lies elsewhere, or that belongs to the interval, keeps a number in. */
    private static boolean has(@Nullable BigDecimal end, boolean with, @Nullable BigDecimal number) {
        return end == null || number == null || end.compareTo(number) != 0 || with;
    }

    /** The whole numbers in it, with ends that belong to it. */
    Interval whole() {
        BigDecimal lower = low == null ? null : low.setScale(0, RoundingMode.CEILING);
        BigDecimal upper = high == null ? null : high.setScale(0, RoundingMode.FLOOR);
        if (low != null && lower != null && !withLow && lower.compareTo(low) == 0) {
            lower = lower.add(BigDecimal.ONE);
        }
        if (high != null && upper != null && !withHigh && upper.compareTo(high) == 0) {
            upper = upper.subtract(BigDecimal.ONE);
        }
        return new Interval(lower, lower != null, upper, upper != null);
    }

    /** In words, such as {@code above 10000 up to 20000}. */
    String shown() {
        if (low != null && high != null && low.compareTo(high) == 0) {
            return "exactly " + plain(low);
        }
        String from = low == null ? "" : (withLow ? "from " : "above ") + plain(low);
        String to = high == null ? "" : (withHigh ? "up to " : "below ") + plain(high);
        return from.isEmpty() && to.isEmpty() ? "any number" : (from + " " + to).strip();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
