package org.transferadvisor.costs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.transferadvisor.facts.Range;

/** Benefits, costs and the chance of success of a project (§4, §5, §9.2). */
public final class Viability {

    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int DECIMALS = 4;

    private Viability() {}

    /**
     * USD for trying out the candidates (§5.1).
     *
     * @param cost USD for the published number of runs
     * @param runs that number
     * @param models candidates
     * @param runsEach runs for each
     */
    @Formula("cost * (models * runsEach / runs)")
    public static Range evaluation(Range cost, double runs, double models, double runsEach) {
        return Ranges.times(cost, models * runsEach / runs);
    }

    /**
     * USD to annotate what is not annotated yet (§5.3).
     *
     * @param samples samples in all
     * @param annotated how many are annotated
     * @param perSample USD for one
     * @param qualityAssurance factor for checking them
     */
    @Formula("max(0, samples - annotated) * perSample * qualityAssurance")
    public static Range annotation(double samples, double annotated, Range perSample, double qualityAssurance) {
        return Ranges.times(perSample, Math.max(0, samples - annotated) * qualityAssurance);
    }

    /** USD earned by being in production earlier (§4.1). */
    @Formula("max(0, weeksFromScratch - weeksTransfer) * weeklyRevenue")
    public static double time(double weeksFromScratch, double weeksTransfer, double weeklyRevenue) {
        return Ranges.settled(Math.max(0, weeksFromScratch - weeksTransfer) * weeklyRevenue);
    }

    /** USD saved by samples that need no annotation (§4.2). */
    @Formula("max(0, fromScratchSamples - samples) * perSample")
    public static Range data(Range fromScratchSamples, double samples, Range perSample) {
        return Ranges.times(Ranges.minus(fromScratchSamples, Range.exactly(samples)), perSample);
    }

    /** USD that a gain in accuracy is worth (§4.3); below 0 for a loss. */
    @Formula("points * valueOfOne")
    public static double accuracy(double points, double valueOfOne) {
        return Ranges.settled(points * valueOfOne);
    }

    /** USD saved in maintenance over so many months (§9.2). */
    @Formula("perYear * months / 12")
    public static double maintenance(double perYear, double months) {
        return Ranges.settled(perYear * months / MONTHS_OF_A_YEAR);
    }

    /** The logistic curve: the probability of success for a Domain Proximity Score, rounded to four decimals (§9.2). */
    @Formula("round(1 / (1 + exp(-(intercept + slope * domainProximity))), 4)")
    public static double success(double intercept, double slope, double domainProximity) {
        double probability = 1 / (1 + Math.exp(-(intercept + slope * domainProximity)));
        return BigDecimal.valueOf(probability)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /** The share of what failure costs that a project of such a budget can lose. */
    @Formula("min(1, budget / published)")
    public static double exposed(double budget, double published) {
        return Ranges.settled(Math.min(1, budget / published));
    }

    /** What the first exceeds the second by. */
    @Formula("a - b")
    public static double difference(double a, double b) {
        return Ranges.settled(a - b);
    }

    /** The sum of three amounts. */
    @Formula("a + b + c")
    public static double sum(double a, double b, double c) {
        return Ranges.settled(a + b + c);
    }

    /** Benefits over costs, times the probability of success (§9.2). */
    @Formula("benefits / costs * probability")
    public static Range score(Range benefits, Range costs, double probability) {
        Range ratio = Ranges.dividedBy(benefits, costs);
        return new Range(
                Ranges.settled(ratio.low() * probability),
                Ranges.settled(ratio.likely() * probability),
                Ranges.settled(ratio.high() * probability));
    }
}
