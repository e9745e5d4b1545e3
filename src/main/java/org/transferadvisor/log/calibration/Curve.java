package org.transferadvisor.log.calibration;

/**
 * The probability of success over the proximity: {@code 1 / (1 + e^-(center + slope · (DPS - 0.55)))} (§9.2).
 *
 * @param center log odds at a DPS of 0.55
 * @param slope log odds for a DPS of 1
 */
public record Curve(double center, double slope) {

    /** The proximity that the curve is written around, where its two figures hardly depend on each other. */
    public static final double AROUND = 0.55;

    /** The curve whose log odds at a DPS of 0 are known, as a rulebook states them. */
    public static Curve ofIntercept(double intercept, double slope) {
        return new Curve(intercept + slope * AROUND, slope);
    }

    /** The log odds at a DPS of 0. */
    public double intercept() {
        return center - slope * AROUND;
    }

    /** The probability of success. */
    public double at(double proximity) {
        return 1 / (1 + Math.exp(-(center + slope * (proximity - AROUND))));
    }
}
