package org.transferadvisor.facts;

import java.io.Serializable;

/**
 * A figure that is known as a range: {@code low ≤ likely ≤ high}, all finite. A single figure is a range of no width.
 * The arithmetic on ranges is in {@link org.transferadvisor.costs}.
 *
 * <pre>{@code
 * Range hours = Range.between(10, 1_000);
 * System.out.println(hours.low() + " to " + hours.high() + " hours, plan with " + hours.likely());
 * }</pre>
 *
 * @param low the lowest value to expect
 * @param likely the value to plan with
 * @param high the highest value to expect
 */
public record Range(Double low, Double likely, Double high) implements Serializable {

    /**
     * Checks the order of the three.
     *
     * @param low the lowest value to expect
     * @param likely the value to plan with
     * @param high the highest value to expect
     * @throws IllegalArgumentException where they are not finite or not in order
     */
    public Range {
        if (!Double.isFinite(low) || !Double.isFinite(high) || !(low <= likely && likely <= high)) {
            throw new IllegalArgumentException("not an ordered range: " + low + " / " + likely + " / " + high);
        }
    }

    /**
     * A figure that is known exactly.
     *
     * @param value the figure
     * @return a range of no width
     */
    public static Range exactly(double value) {
        return new Range(value, value, value);
    }

    /**
     * A published range. Its likely value is the geometric mean, since the article's ranges span factors of 3 to 10;
     * where the low end is 0 (or below), half of the high end or the arithmetic mean stands in for it.
     *
     * @param low the low end
     * @param high the high end, not below {@code low}
     * @return the range
     */
    public static Range between(double low, double high) {
        if (low == high) {
            return exactly(low);
        }
        double middle = low > 0 ? Math.sqrt(low * high) : (low + high) / 2;
        return new Range(low, Math.min(Math.max(middle, low), high), high);
    }
}
