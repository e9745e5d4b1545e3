package org.transferadvisor.costs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import org.transferadvisor.facts.Range;

/** Arithmetic on ranges: the extremes of a result come from the extremes of what it is made of. */
public final class Ranges {

    private static final MathContext DIGITS = new MathContext(12);

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
        return settled(
                ranges.stream()
                        .map(Range::low)
                        .sorted()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                ranges.stream()
                        .map(Range::likely)
                        .sorted()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                ranges.stream()
                        .map(Range::high)
                        .sorted()
                        .mapToDouble(Double::doubleValue)
                        .sum());
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
