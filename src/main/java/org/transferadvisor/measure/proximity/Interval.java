package org.transferadvisor.measure.proximity;

import java.util.Arrays;

/**
 * Where a figure lies with 95% confidence.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

    private static final double TAIL = 0.025;

    /**
     * The spread of draws, laid around the estimate: drawing again from a sample adds noise of its own, which moves the draws
     * but hardly their spread.
     *
     * @param estimate from 0 to 1
     * @param draws the same figure of samples drawn again
     */
    static Interval around(double estimate, double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double middle = Arrays.stream(sorted).average().orElseThrow();
        return new Interval(
                within(estimate + quantile(sorted, TAIL) - middle),
                within(estimate + quantile(sorted, 1 - TAIL) - middle));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    static double within(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
