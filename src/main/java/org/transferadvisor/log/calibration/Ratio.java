package org.transferadvisor.log.calibration;

import java.util.List;

/**
 * How far what a strategy took is from what was foretold: actual over predicted, as a geometric mean that is shrunk towards 1 the
 * more, the fewer projects there are and the more they differ.
 *
 * @param strategy id of the strategy
 * @param figure what is compared, such as {@code hours}
 * @param projects how many projects say both
 * @param mean the plain geometric mean
 * @param shrunk the shrunken one, which to count with
 * @param interval what holds the true ratio with 90%
 */
public record Ratio(
        String strategy, String figure, int projects, double mean, double shrunk, Posterior.Interval interval) {

    /** What is believed of the logarithm of a ratio beforehand: half or twice is one standard deviation from 1. */
    private static final double SD_OF_RATIO = Math.log(2);

    /** What one project is from another's, where too few say: one standard deviation, and as many projects it counts for. */
    private static final double USUAL_SD = Math.log(2);

    private static final double WORTH = 4;
    private static final double Z = 1.6449;

    /**
     * The ratio of a strategy.
     *
     * @param ratios actual over predicted, each above 0; at least one
     */
    public static Ratio of(String strategy, String figure, List<Double> ratios) {
        int count = ratios.size();
        double mean = ratios.stream().mapToDouble(Math::log).average().orElseThrow();
        double squares = ratios.stream()
                .mapToDouble(each -> (Math.log(each) - mean) * (Math.log(each) - mean))
                .sum();
        double variance = (squares + WORTH * USUAL_SD * USUAL_SD) / (count - 1 + WORTH);
        double precision = count / variance + 1 / (SD_OF_RATIO * SD_OF_RATIO);
        double shrunk = count / variance * mean / precision;
        double width = Z / Math.sqrt(precision);
        return new Ratio(
                strategy,
                figure,
                count,
                Math.exp(mean),
                Math.exp(shrunk),
                new Posterior.Interval(Math.exp(shrunk - width), Math.exp(shrunk + width)));
    }
}
