package org.transferadvisor.log.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the outcomes of a log say of the curve of success and of the figures that were foretold.
 *
 * @param observations what it rests on
 * @param believed the curve that the rulebook states
 * @param curve the curve that the outcomes make of it
 * @param slope what holds its slope with 90%
 * @param points the curve with its band
 * @param brier what the curves are worth; null without an outcome
 * @param ratios actual over predicted, by strategy
 */
public record Calibration(
        Observations observations,
        Curve believed,
        Curve curve,
        Posterior.Interval slope,
        List<Point> points,
        @Nullable Brier brier,
        List<Ratio> ratios) {

    /** From how many outcomes on a rulebook may take over what they say. */
    public static final int LEAST = 20;

    private static final int STEPS = 20;

    /**
     * A point of the curve.
     *
     * @param proximity the Domain Proximity Score
     * @param believed the probability of success that the rulebook states
     * @param probability the one that the outcomes make of it
     * @param band what holds it with 90%
     */
    public record Point(double proximity, double believed, double probability, Posterior.Interval band) {}

    /**
     * The mean squared distance between the probability and what happened, from 0 (all known) to 1; always saying a half gives 0.25.
     * The curve and the base rate are asked without knowing the outcome that they are held against.
     *
     * @param curve the curve of the outcomes
     * @param believed the rulebook's curve
     * @param baseRate the share of successes alone; null with one outcome
     */
    public record Brier(
            double curve, double believed, @Nullable Double baseRate) {}

    /**
     * Calibrates.
     *
     * @param believed the curve that the rulebook states
     */
    public static Calibration of(Observations observations, Curve believed) {
        List<Trial> trials = observations.trials();
        Posterior posterior = new Posterior(believed, trials);
        List<Ratio> ratios = new ArrayList<>();
        observations
                .ratios()
                .forEach((strategy, figures) ->
                        figures.forEach((figure, values) -> ratios.add(Ratio.of(strategy, figure, values))));
        return new Calibration(
                observations,
                believed,
                posterior.mean(),
                posterior.slope(),
                IntStream.rangeClosed(0, STEPS)
                        .mapToDouble(step -> (double) step / STEPS)
                        .mapToObj(at -> new Point(at, believed.at(at), posterior.probability(at), posterior.band(at)))
                        .toList(),
                trials.isEmpty() ? null : brier(trials, posterior, believed),
                List.copyOf(ratios));
    }

    private static Brier brier(List<Trial> trials, Posterior posterior, Curve believed) {
        double successes = trials.stream().filter(Trial::succeeded).count();
        int others = trials.size() - 1;
        return new Brier(
                distance(trials, posterior::withoutKnowing),
                distance(trials, each -> believed.at(each.proximity())),
                others == 0
                        ? null
                        : Double.valueOf(distance(trials, each -> (successes - (each.succeeded() ? 1 : 0)) / others)));
    }

    private static double distance(List<Trial> trials, ToDoubleFunction<Trial> foretold) {
        return trials.stream()
                .mapToDouble(each -> (each.succeeded() ? 1 : 0) - foretold.applyAsDouble(each))
                .map(missed -> missed * missed)
                .average()
                .orElseThrow();
    }

    /** Whether there are enough outcomes for a rulebook to take over the curve. */
    public boolean suffices() {
        return observations.trials().size() >= LEAST;
    }
}
