package org.transferadvisor.log.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What so many outcomes can tell of the curve of success, and what they cannot. */
class CalibrationTest {

    /** The article's curve as the rulebook states it. */
    private static final Curve ARTICLE = Curve.ofIntercept(-1.6875, 4.2188);

    private static final int WORLDS = 1_000;

    private static List<Trial> trials(Curve truth, int count, Random random) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double proximity = 0.2 + 0.75 * random.nextDouble();
            trials.add(new Trial(proximity, random.nextDouble() < truth.at(proximity)));
        }
        return trials;
    }

    private static Curve anyWorld(Random random) {
        return new Curve(
                ARTICLE.center() + Posterior.SD_OF_CENTER * random.nextGaussian(),
                ARTICLE.slope() + Posterior.SD_OF_SLOPE * random.nextGaussian());
    }

    private static double width(Posterior.Interval interval) {
        return interval.high() - interval.low();
    }

    @Test
    void theArticlesCurveHasItsOddsAt055() {
        assertThat(ARTICLE.center()).isEqualTo(0.6328, within(0.0001));
        assertThat(ARTICLE.at(0.4)).isEqualTo(0.5, within(0.0001));
        assertThat(ARTICLE.intercept()).isEqualTo(-1.6875, within(1e-9));
    }

    @Test
    void withoutOutcomesThePriorIsAllThereIs() {
        Posterior posterior = new Posterior(ARTICLE, List.of());
        assertThat(posterior.mean().center()).isEqualTo(ARTICLE.center(), within(1e-6));
        assertThat(posterior.mean().slope()).isEqualTo(ARTICLE.slope(), within(1e-6));
        assertThat(posterior.slope().low()).isEqualTo(ARTICLE.slope() - 1.645 * 3, within(0.4));
        assertThat(posterior.slope().high()).isEqualTo(ARTICLE.slope() + 1.645 * 3, within(0.4));
        assertThat(posterior.slope().holds(0)).isTrue();
    }

    /** Where the prior is right, the truth is in the band as often as the band says: 90% of all worlds, within what 1,000 can tell. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, 20, 60})
    void theBandHoldsTheTruthNineTimesInTen(int outcomes) {
        Random random = new Random(20 + outcomes);
        int slope = 0;
        int low = 0;
        int middle = 0;
        int high = 0;
        for (int world = 0; world < WORLDS; world++) {
            Curve truth = anyWorld(random);
            Posterior posterior = new Posterior(ARTICLE, trials(truth, outcomes, random));
            slope += posterior.slope().holds(truth.slope()) ? 1 : 0;
            low += posterior.band(0.3).holds(truth.at(0.3)) ? 1 : 0;
            middle += posterior.band(0.6).holds(truth.at(0.6)) ? 1 : 0;
            high += posterior.band(0.85).holds(truth.at(0.85)) ? 1 : 0;
        }
        assertThat(List.of(slope, low, middle, high)).allMatch(held -> held >= 870 && held <= 935);
    }

    /**
     * What is learnt, on average over the worlds that the prior allows: five outcomes narrow the slope's interval by a sixth, twenty by a
     * third and sixty by a half; in the middle of the curve twenty halve the band and sixty leave a third of it.
     */
    @ParameterizedTest
    @CsvSource({"5, 0.70, 0.95, 0.78, 0.88", "20, 0.42, 0.60, 0.60, 0.70", "60, 0.25, 0.38, 0.41, 0.51"})
    void soManyOutcomesNarrowTheBandAndTheSlopeSoFar(
            int outcomes, double least, double most, double leastOfSlope, double mostOfSlope) {
        Random random = new Random(outcomes);
        Posterior before = new Posterior(ARTICLE, List.of());
        double band = 0;
        double slope = 0;
        for (int world = 0; world < WORLDS; world++) {
            Posterior after = new Posterior(ARTICLE, trials(anyWorld(random), outcomes, random));
            band += width(after.band(0.55)) / width(before.band(0.55)) / WORLDS;
            slope += width(after.slope()) / width(before.slope()) / WORLDS;
        }
        assertThat(band).isBetween(least, most);
        assertThat(slope).isBetween(leastOfSlope, mostOfSlope);
    }

    @Test
    void outcomesWithoutAnyTrendLowerTheSlopeAndSuccessesRaiseTheCurve() {
        List<Trial> flat = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            flat.add(new Trial(0.25 + 0.5 * (i / 2 % 2), i % 2 == 0));
        }
        Posterior posterior = new Posterior(ARTICLE, flat);
        assertThat(posterior.mean().slope()).isBetween(0.0, 2.0);
        assertThat(posterior.probability(0.5)).isEqualTo(0.5, within(0.05));
        List<Trial> good = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            good.add(new Trial(0.55, true));
        }
        assertThat(new Posterior(ARTICLE, good).probability(0.55)).isBetween(0.85, 0.97);
    }

    @Test
    void aCurveThatForetellsIsWorthMoreThanTheBaseRate() {
        Random random = new Random(3);
        List<Trial> trials = trials(new Curve(0.6, 9), 60, random);
        Calibration calibration = Calibration.of(new Observations(60, 0, 0, 0, trials, Map.of()), ARTICLE);
        assertThat(calibration.brier().curve()).isLessThan(calibration.brier().baseRate());
        assertThat(calibration.brier().believed()).isLessThan(0.25);
        assertThat(calibration.points()).hasSize(21);
        assertThat(calibration.points().get(11).proximity()).isEqualTo(0.55);
        assertThat(calibration.points()).allMatch(each -> each.band().holds(each.probability()));
    }

    /** The one that is left out must not have been seen: held against a fit of all the others. */
    @Test
    void whatIsForetoldWithoutKnowingIsWhatTheOthersForetell() {
        List<Trial> trials = trials(ARTICLE, 15, new Random(8));
        Posterior all = new Posterior(ARTICLE, trials);
        for (int i = 0; i < trials.size(); i++) {
            List<Trial> others = new ArrayList<>(trials);
            Trial left = others.remove(i);
            assertThat(all.withoutKnowing(left))
                    .isEqualTo(new Posterior(ARTICLE, others).probability(left.proximity()), within(0.01));
        }
    }

    @ParameterizedTest
    @CsvSource({"19, false", "20, true"})
    void fromTwentyOutcomesOnARulebookMayTakeItOver(int outcomes, boolean suffices) {
        List<Trial> trials = trials(ARTICLE, outcomes, new Random(1));
        assertThat(Calibration.of(new Observations(outcomes, 0, 0, 0, trials, Map.of()), ARTICLE)
                        .suffices())
                .isEqualTo(suffices);
    }

    @Test
    void aRatioOfFewProjectsIsShrunkTowardsOne() {
        Ratio one = Ratio.of("LORA", "hours", List.of(4.0));
        assertThat(one.mean()).isEqualTo(4);
        assertThat(one.shrunk()).isEqualTo(2, within(1e-9));
        assertThat(one.interval().holds(1)).isTrue();
        Ratio many = Ratio.of("LORA", "hours", Collections.nCopies(40, 4.0));
        assertThat(many.shrunk()).isBetween(3.8, 4.0);
        assertThat(many.interval().holds(1)).isFalse();
        Ratio balanced = Ratio.of("LORA", "hours", List.of(0.5, 2.0));
        assertThat(balanced.mean()).isEqualTo(1, within(1e-9));
        assertThat(balanced.shrunk()).isEqualTo(1, within(1e-9));
    }

    /** Ratios that differ from strategy to strategy by a factor of two are found again nine times in ten. */
    @Test
    void theIntervalOfARatioHoldsTheTruth() {
        Random random = new Random(12);
        int held = 0;
        for (int world = 0; world < WORLDS; world++) {
            double truth = Math.log(2) * random.nextGaussian();
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ratios.add(Math.exp(truth + Math.log(2) * random.nextGaussian()));
            }
            held += Ratio.of("LORA", "hours", ratios).interval().holds(Math.exp(truth)) ? 1 : 0;
        }
        assertThat(held).isBetween(870, 930);
    }
}
