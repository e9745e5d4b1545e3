package org.transferadvisor.costs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.function.ToDoubleFunction;
import org.transferadvisor.facts.Range;

/** Arithmetic on ranges: the extremes of a result come from the extremes of what it is made of. */
public final class Ranges {

    private static final MathContext DIGITS = new MathContext(12);
    private static final double TWELVE_DIGITS = 1e12;

    /** All powers that a double holds exactly. */
    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** Between these the twelve digits are found without decimal arithmetic, which takes twenty times as long. */
    private static final double SMALLEST_SHORTCUT = 1e-10;

    private static final double LARGEST_SHORTCUT = 1e22;

    /** More than what binary fractions may be off in the last of twelve digits. */
    private static final double DOUBT = 1e-3;

    private Ranges() {}

    /** The sum, part by part. */
    @Formula("a + b")
    public static Range plus(Range a, Range b) {
        return settled(a.low() + b.low(), a.likely() + b.likely(), a.high() + b.high());
    }

    /** The product of two ranges that are not negative, part by part. */
    @Formula("a * b")
    public static Range times(Range a, Range b) {
        requireNotNegative(a);
        requireNotNegative(b);
        return settled(a.low() * b.low(), a.likely() * b.likely(), a.high() * b.high());
    }

    /** The product with a factor that is not negative. */
    @Formula("a * factor")
    public static Range times(Range a, double factor) {
        return times(a, Range.exactly(factor));
    }

    /** The difference, never below 0: least of {@code a} less most of {@code b}, and so on. */
    @Formula("max(0, a - b)")
    public static Range minus(Range a, Range b) {
        return settled(
                Math.max(0, a.low() - b.high()), Math.max(0, a.likely() - b.likely()), Math.max(0, a.high() - b.low()));
    }

    /**
     * The quotient: least of {@code a} over most of {@code b}, and so on; where {@code a} reaches below 0, the other way round.
     *
     * @param b above 0
     * @throws IllegalArgumentException where the divisor reaches 0
     */
    @Formula("a / b")
    public static Range dividedBy(Range a, Range b) {
        if (b.low() <= 0) {
            throw new IllegalArgumentException("a range that reaches 0 divides nothing: " + b);
        }
        return settled(
                Math.min(a.low() / b.high(), a.low() / b.low()),
                a.likely() / b.likely(),
                Math.max(a.high() / b.low(), a.high() / b.high()));
    }

    /** The sum of all, whatever their order. */
    @Formula("sum(ranges)")
    public static Range sum(Collection<Range> ranges) {
        return settled(sum(ranges, Range::low), sum(ranges, Range::likely), sum(ranges, Range::high));
    }

    private static double sum(Collection<Range> ranges, ToDoubleFunction<Range> part) {
        return ranges.stream().mapToDouble(part).sorted().sum();
    }

    /** An amount as a share of a whole; 0 where the whole is 0. */
    @Formula(value = "amount / whole", unless = "whole = 0", then = "0")
    public static double share(double amount, double whole) {
        return whole == 0 ? 0 : settled(amount / whole);
    }

    /** How many times the larger of two figures is the smaller; 1 where one of them is 0. */
    @Formula(value = "max(a, b) / min(a, b)", unless = "a <= 0 or b <= 0", then = "1")
    public static double apart(double a, double b) {
        return a <= 0 || b <= 0 ? 1 : settled(Math.max(a, b) / Math.min(a, b));
    }

    /** A figure without the noise of binary fractions, so that one on a boundary stays on it: twelve digits. */
    @Formula("value")
    public static double settled(double value) {
        double size = Math.abs(value);
        if (size < TWELVE_DIGITS && Math.rint(size) == size) {
            return value + 0.0; // a whole number of up to twelve digits stays what it is; -0.0 becomes 0.0
        }
        if (size >= SMALLEST_SHORTCUT && size < LARGEST_SHORTCUT) {
            int shift = 11 - (int) Math.floor(Math.log10(size));
            double shifted = shift < 0 ? size / POWERS_OF_TEN[-shift] : size * POWERS_OF_TEN[shift];
            double digits = Math.rint(shifted);
            boolean twelve = digits >= TWELVE_DIGITS / 10 && digits < TWELVE_DIGITS;
            if (twelve && Math.abs(Math.abs(shifted - digits) - 0.5) > DOUBT) {
                // Both are exact, so the result is the number closest to the decimal.
                double rounded = shift < 0 ? digits * POWERS_OF_TEN[-shift] : digits / POWERS_OF_TEN[shift];
                return value < 0 ? -rounded : rounded;
            }
        }
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private static Range settled(double low, double likely, double high) {
        return new Range(settled(low), settled(likely), settled(high));
    }

    private static void requireNotNegative(Range range) {
        if (range.low() < 0) {
            throw new IllegalArgumentException("a range below 0 has no product or quotient here: " + range);
        }
    }
}
