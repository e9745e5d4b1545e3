package org.transferadvisor.measure.proximity;

import java.util.List;

/**
 * A figure from 0 to 1 with what it came to in samples drawn again.
 *
 * @param value the figure
 * @param draws the same figure of each drawn sample
 */
public record Estimate(double value, double[] draws) {

    /** How often samples are drawn again. */
    public static final int DRAWS = 500;

    /** Where the figure lies with 95% confidence. */
    public Interval interval() {
        return Interval.around(value, draws);
    }

    /**
     * A weighted mean of figures. Those that are missing leave their weight to the others.
     *
     * @param parts the figures that there are; at least one
     * @param weights of each
     */
    public static Estimate weighted(List<Estimate> parts, List<Double> weights) {
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        double value = 0;
        double[] draws = new double[DRAWS];
        for (int i = 0; i < parts.size(); i++) {
            double weight = weights.get(i) / total;
            value += weight * parts.get(i).value;
            for (int j = 0; j < DRAWS; j++) {
                draws[j] += weight * parts.get(i).draws[j];
            }
        }
        return new Estimate(value, draws);
    }
}
