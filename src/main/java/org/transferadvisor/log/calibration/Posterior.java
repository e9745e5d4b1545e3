package org.transferadvisor.log.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What outcomes say of the curve: Bayesian logistic regression with independent normal priors around a curve that is believed
 * beforehand. The posterior stands on a grid of curves around its peak, each with its weight, so that nothing of its shape is lost.
 */
public final class Posterior {

    /** How far the log odds at a DPS of 0.55 may be from what is believed beforehand: one standard deviation. */
    public static final double SD_OF_CENTER = 1;

    /** The same for the slope. */
    public static final double SD_OF_SLOPE = 3;

    /** Ends of an interval that holds 90%. */
    static final double LOW = 0.05;

    static final double HIGH = 0.95;

    private static final int STEPS = 20;
    private static final double WIDTH = 5;
    private static final int MOST_ROUNDS = 100;
    private static final double CLOSE = 1e-9;

    private final Curve believed;
    private final List<Trial> trials;
    private final List<Curve> curves = new ArrayList<>();
    private final double[] weights = new double[(2 * STEPS + 1) * (2 * STEPS + 1)];

    /** Curvature of the logarithm of the posterior at a curve, with its sign turned: all entries of a symmetric matrix. */
    private record Curvature(double center, double both, double slope) {

        double determinant() {
            return center * slope - both * both;
        }
    }

    /**
     * A posterior.
     *
     * @param believed the curve that is believed beforehand
     * @param trials what happened
     */
    public Posterior(Curve believed, List<Trial> trials) {
        this.believed = believed;
        this.trials = List.copyOf(trials);
        Curve peak = peak();
        spread(peak, curvature(peak));
    }

    // ---- where it peaks: Newton's method on a concave function ----

    private Curve peak() {
        Curve at = believed;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double center = (believed.center() - at.center()) / (SD_OF_CENTER * SD_OF_CENTER);
            double slope = (believed.slope() - at.slope()) / (SD_OF_SLOPE * SD_OF_SLOPE);
            for (Trial each : trials) {
                double missed = (each.succeeded() ? 1 : 0) - at.at(each.proximity());
                center += missed;
                slope += missed * (each.proximity() - Curve.AROUND);
            }
            Curvature curvature = curvature(at);
            double moved = (curvature.slope() * center - curvature.both() * slope) / curvature.determinant();
            double turned = (curvature.center() * slope - curvature.both() * center) / curvature.determinant();
            at = better(at, moved, turned);
            if (Math.abs(moved) + Math.abs(turned) < CLOSE) {
                break;
            }
        }
        return at;
    }

    /** A step that does not overshoot. */
    private Curve better(Curve at, double moved, double turned) {
        double height = logarithm(at);
        double part = 1;
        Curve next = new Curve(at.center() + moved, at.slope() + turned);
        while (logarithm(next) < height && part > CLOSE) {
            part /= 2;
            next = new Curve(at.center() + part * moved, at.slope() + part * turned);
        }
        return next;
    }

    private Curvature curvature(Curve at) {
        double center = 1 / (SD_OF_CENTER * SD_OF_CENTER);
        double both = 0;
        double slope = 1 / (SD_OF_SLOPE * SD_OF_SLOPE);
        for (Trial each : trials) {
            double probability = at.at(each.proximity());
            double weight = probability * (1 - probability);
            double from = each.proximity() - Curve.AROUND;
            center += weight;
            both += weight * from;
            slope += weight * from * from;
        }
        return new Curvature(center, both, slope);
    }

    private double logarithm(Curve curve) {
        double center = (curve.center() - believed.center()) / SD_OF_CENTER;
        double slope = (curve.slope() - believed.slope()) / SD_OF_SLOPE;
        double sum = -(center * center + slope * slope) / 2;
        for (Trial each : trials) {
            double odds = curve.center() + curve.slope() * (each.proximity() - Curve.AROUND);
            sum -= Math.log1p(Math.exp(each.succeeded() ? -odds : odds));
        }
        return sum;
    }

    /** Lays the grid along the axes of the peak's own shape, so that it fits whatever that is. */
    private void spread(Curve peak, Curvature curvature) {
        double first = Math.sqrt(curvature.slope() / curvature.determinant());
        double tilt = -curvature.both() / curvature.slope();
        double second = Math.sqrt(1 / curvature.slope());
        double height = logarithm(peak);
        double sum = 0;
        for (int i = -STEPS; i <= STEPS; i++) {
            double moved = first * WIDTH * i / STEPS;
            for (int j = -STEPS; j <= STEPS; j++) {
                Curve curve =
                        new Curve(peak.center() + moved, peak.slope() + tilt * moved + second * WIDTH * j / STEPS);
                weights[curves.size()] = Math.exp(logarithm(curve) - height);
                sum += weights[curves.size()];
                curves.add(curve);
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    // ---- what it says ----

    /** The curve that is most to be expected: the mean of both its figures. */
    public Curve mean() {
        return new Curve(mean(Curve::center), mean(Curve::slope));
    }

    /** The probability of success at a proximity, all curves weighed. */
    public double probability(double proximity) {
        return mean(curve -> curve.at(proximity));
    }

    private double mean(ToDoubleFunction<Curve> figure) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * figure.applyAsDouble(curves.get(i));
        }
        return sum;
    }

    /** The interval that holds the probability of success at a proximity with 90%. */
    public Interval band(double proximity) {
        return interval(curve -> curve.at(proximity));
    }

    /** The interval that holds the slope with 90%. */
    public Interval slope() {
        return interval(Curve::slope);
    }

    private Interval interval(ToDoubleFunction<Curve> figure) {
        record Weighed(double value, double weight) {}
        List<Weighed> sorted = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            sorted.add(new Weighed(figure.applyAsDouble(curves.get(i)), weights[i]));
        }
        sorted.sort(Comparator.comparingDouble(Weighed::value));
        double low = sorted.get(0).value();
        double high = low;
        double sum = 0;
        for (Weighed each : sorted) {
            low = sum < LOW ? each.value() : low;
            high = sum < HIGH ? each.value() : high;
            sum += each.weight();
        }
        return new Interval(low, high);
    }

    /**
     * The probability of success that was foretold for a trial by all others: what the curve is worth where it does not know the
     * answer yet.
     */
    public double withoutKnowing(Trial trial) {
        double sum = 0;
        double of = 0;
        for (int i = 0; i < weights.length; i++) {
            double probability = curves.get(i).at(trial.proximity());
            double weight = weights[i] / Math.max(CLOSE, trial.succeeded() ? probability : 1 - probability);
            sum += weight * probability;
            of += weight;
        }
        return sum / of;
    }

    /**
     * An interval.
     *
     * @param low its low end
     * @param high its high end
     */
    public record Interval(double low, double high) {

        /** Whether it holds a value, ends included. */
        public boolean holds(double value) {
            return low <= value && value <= high;
        }
    }
}
