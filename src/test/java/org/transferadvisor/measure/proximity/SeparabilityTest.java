package org.transferadvisor.measure.proximity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code task}: what neighbours tell beyond the largest class. */
class SeparabilityTest {

    private static Separability of(double apart, int first, int second) {
        Random random = new Random(3);
        double[][] rows = new double[first + second][4];
        int[] classes = new int[first + second];
        for (int i = 0; i < rows.length; i++) {
            classes[i] = i < first ? 0 : 1;
            for (int j = 0; j < 4; j++) {
                rows[i][j] = random.nextGaussian() + (j == 0 ? classes[i] * apart : 0);
            }
        }
        return Separability.of(Vectors.of(rows), classes, 1);
    }

    @Test
    void classesFarApartAreOne() {
        Separability far = of(50, 60, 40);
        assertThat(far.accuracy()).isEqualTo(1);
        assertThat(far.majority()).isEqualTo(0.6);
        assertThat(far.task().value()).isEqualTo(1);
        assertThat(far.task().interval()).isEqualTo(new Interval(1, 1));
    }

    @Test
    void classesThatNothingTellsApartAreZeroEvenWhereOneIsLarge() {
        Separability none = of(0, 180, 20);
        assertThat(none.accuracy()).isGreaterThan(0.85);
        assertThat(none.task().value()).isZero();
    }

    @Test
    void betweenThemAccuracyCountsAboveTheMajority() {
        Separability some = of(1.5, 150, 100);
        assertThat(some.task().value())
                .isCloseTo((some.accuracy() - 0.6) / 0.4, within(1e-12))
                .isBetween(0.2, 0.8);
        assertThat(some.task().interval().low()).isLessThan(some.task().value());
        assertThat(some.task().interval().high()).isGreaterThan(some.task().value());
    }

    /** Points on a line, worked out by hand: 2 of the first class among 5 neighbours of the last, and so on. */
    @Test
    void fiveNeighboursVoteAndEachIsLeftOut() {
        double[][] rows = {{0}, {1}, {2}, {10}, {11}, {12}, {13}};
        int[] classes = {0, 0, 0, 1, 1, 1, 1};
        boolean[] right = Neighbours.right(Vectors.of(rows).rows(), classes);
        // of the first three, five others are 2 of class 0 and 3 of class 1; of the last four, 3 of class 1 and 2 of
        // class 0
        assertThat(right).containsExactly(false, false, false, true, true, true, true);
    }

    @Test
    void equallyManyVotesGoToTheNearest() {
        double[][] rows = {{0}, {1}, {-2}, {3}, {-4}, {5}};
        int[] classes = {0, 0, 1, 1, 0, 2};
        // the first one's neighbours in order: 0, 1, 1, 0, 2
        assertThat(Neighbours.right(Vectors.of(rows).rows(), classes)[0]).isTrue();
    }
}
