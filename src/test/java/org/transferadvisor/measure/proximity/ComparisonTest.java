package org.transferadvisor.measure.proximity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Section 19's formulas, on clouds whose distances are known. */
class ComparisonTest {

    /** Points around a centre, each coordinate with its own width. */
    private static double[][] cloud(int many, double[] centre, double[] widths, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[many][centre.length];
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = centre[j] + widths[j] * random.nextGaussian();
            }
        }
        return rows;
    }

    private static double[] filled(int width, double value) {
        double[] all = new double[width];
        Arrays.fill(all, value);
        return all;
    }

    private static Comparison compared(double[][] target, double[][] source) {
        return Comparison.of(Vectors.of(target), Vectors.of(source), 1);
    }

    /** The formula for semantic, written anew without a library. */
    private static double cosineByHand(double[][] a, double[][] b) {
        double[] ma = mean(a);
        double[] mb = mean(b);
        double qa = dot(ma, ma) - trace(a, ma) / a.length;
        double qb = dot(mb, mb) - trace(b, mb) / b.length;
        return Math.max(0, Math.min(1, dot(ma, mb) / Math.sqrt(qa * qb)));
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j] / rows.length;
            }
        }
        return mean;
    }

    private static double trace(double[][] rows, double[] mean) {
        double sum = 0;
        for (double[] row : rows) {
            for (int j = 0; j < mean.length; j++) {
                sum += (row[j] - mean[j]) * (row[j] - mean[j]);
            }
        }
        return sum / (rows.length - 1);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    @Test
    void semanticIsTheCosineOfTheCentroidsWithoutTheirNoise() {
        double[][] target = cloud(60, new double[] {1, 0.5, 0, 0.2}, filled(4, 0.7), 1);
        double[][] source = cloud(80, new double[] {0.6, 0.9, 0.3, 0}, filled(4, 0.5), 2);
        assertThat(compared(target, source).semantic()).isNotNull();
        assertThat(compared(target, source).semantic().value()).isCloseTo(cosineByHand(target, source), within(1e-12));
    }

    @Tag("thorough")
    @Test
    void theNoiseOfFewSamplesDoesNotLowerSemantic() {
        double[] centre = filled(384, 0.02);
        double[] widths = filled(384, 0.05);
        double few = 0;
        for (int i = 0; i < 20; i++) {
            few += compared(cloud(50, centre, widths, 2L * i), cloud(50, centre, widths, 2L * i + 1))
                            .semantic()
                            .value()
                    / 20;
        }
        double plain = 0.02 * 0.02 * 384 / (0.02 * 0.02 * 384 + 0.05 * 0.05 * 384 / 50);
        assertThat(plain).isLessThan(0.9);
        assertThat(few).isCloseTo(0.985, within(0.015));
    }

    @Test
    void aCentroidThatIsAllNoiseTellsNothing() {
        double[][] target = cloud(30, filled(50, 0), filled(50, 1), 4);
        double[][] source = cloud(30, filled(50, 1), filled(50, 1), 5);
        double ofMean = dot(mean(target), mean(target));
        Comparison compared = compared(target, source);
        assertThat(compared.semantic() == null).isEqualTo(ofMean - trace(target, mean(target)) / 30 <= 0);
        double[][] balanced = new double[30][];
        for (int i = 0; i < 15; i++) {
            balanced[2 * i] = target[i];
            balanced[2 * i + 1] = Arrays.stream(target[i]).map(each -> -each).toArray();
        }
        assertThat(compared(balanced, source).semantic()).isNull();
        assertThat(compared(balanced, source).distribution().value()).isBetween(0.0, 1.0);
    }

    @Test
    void oppositeCentroidsAreNotAlikeAtAll() {
        double[][] target = cloud(50, filled(8, 1), filled(8, 0.1), 6);
        double[][] source = cloud(50, filled(8, -1), filled(8, 0.1), 7);
        assertThat(compared(target, source).semantic().value()).isZero();
    }

    /** Two coordinates, one of them apart by d: F is d² but for noise, and v is 2 for width 1. */
    @Test
    void distributionHalvesWhereTheCloudsAreApartByTheirWidth() {
        double apart = Math.sqrt(2);
        Comparison compared = compared(
                cloud(4_000, new double[] {3, 3}, filled(2, 1), 8),
                cloud(4_000, new double[] {3 + apart, 3}, filled(2, 1), 9));
        assertThat(compared.distribution().value()).isCloseTo(0.5, within(0.02));
        assertThat(compared.distribution().interval().low()).isLessThan(0.5);
        assertThat(compared.distribution().interval().high()).isGreaterThan(0.48);
    }

    /** Widths 1 and 3 in each of two coordinates: F = 2 · (3 − 1)² = 8, v = (2 + 18) / 2 = 10. */
    @Test
    void cloudsOfOtherWidthAreApartToo() {
        Comparison compared = compared(
                cloud(4_000, filled(2, 0.5), filled(2, 1), 10), cloud(4_000, filled(2, 0.5), filled(2, 3), 11));
        assertThat(compared.distribution().value()).isCloseTo(1 / 1.8, within(0.02));
    }

    @Test
    void theSameSourceIsOneWithinItsNoise() {
        double[][] target = cloud(200, filled(40, 0.5), filled(40, 1), 12);
        double[][] source = cloud(200, filled(40, 0.5), filled(40, 1), 13);
        Comparison compared = compared(target, source);
        assertThat(compared.distribution().value()).isGreaterThan(0.99);
        assertThat(compared.semantic().value()).isGreaterThan(0.97);
        assertThat(compared.twoSampleError()).isCloseTo(0.5, within(0.12));
        assertThat(compared(target, cloud(200, filled(40, 5), filled(40, 1), 13))
                        .twoSampleError())
                .isZero();
    }

    /**
     * Samples of 50 read as those of 1,000 do. With all of what halves of the target are apart as the noise, they read 0.10 higher,
     * and 50 against 1,000 read 0.15 higher one way and 0.03 lower the other.
     */
    @Test
    void fewSamplesReadAsManyDo() {
        assertThat(distribution(50, 50)).isCloseTo(distribution(1_000, 1_000), within(0.03));
        assertThat(distribution(50, 1_000)).isCloseTo(distribution(1_000, 1_000), within(0.03));
        assertThat(distribution(1_000, 50)).isCloseTo(distribution(1_000, 1_000), within(0.03));
        assertThat(distribution(50, 1_000)).isCloseTo(distribution(1_000, 50), within(0.03));
    }

    /** The mean over ten samples of so many of two clouds whose centres are apart and whose widths differ. */
    private static double distribution(int target, int source) {
        double[] narrowing = new double[40];
        double[] widening = new double[40];
        double[] apart = new double[40];
        for (int j = 0; j < 40; j++) {
            narrowing[j] = 1 / Math.sqrt(1 + j);
            widening[j] = 1 / Math.sqrt(40 - j);
            apart[j] = 0.1;
        }
        double sum = 0;
        for (int i = 0; i < 10; i++) {
            double[][] one = cloud(target, new double[40], narrowing, 100 + 2 * i);
            double[][] other = cloud(source, apart, widening, 101 + 2 * i);
            sum += Comparison.of(Vectors.of(one), Vectors.of(other), 1, 1)
                    .distribution()
                    .value();
        }
        return sum / 10;
    }

    @Test
    void theSameSourceIsNearlyOneWithFewSamplesToo() {
        double[][] target = cloud(50, filled(40, 0.5), filled(40, 1), 22);
        assertThat(compared(target, cloud(50, filled(40, 0.5), filled(40, 1), 23))
                        .distribution()
                        .value())
                .isGreaterThan(0.95);
        // the noise of the smaller sample counts, whichever side it is
        assertThat(compared(cloud(1_000, filled(40, 0.5), filled(40, 1), 24), target)
                        .distribution()
                        .value())
                .isGreaterThan(0.95);
    }

    @Test
    void moreColumnsThanRowsGiveTheSameAsFewer() {
        double[][] target = cloud(40, filled(3, 1), filled(3, 1), 14);
        double[][] source = cloud(40, filled(3, 1.5), filled(3, 1), 15);
        Comparison narrow = compared(target, source);
        Comparison wide = compared(padded(target, 200), padded(source, 200));
        assertThat(wide.distribution().value()).isCloseTo(narrow.distribution().value(), within(1e-9));
        assertThat(wide.semantic().value()).isCloseTo(narrow.semantic().value(), within(1e-9));
    }

    private static double[][] padded(double[][] rows, int width) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, width)).toArray(double[][]::new);
    }

    @Test
    void twoRunsWithOneSeedAgreeAndAnotherSeedMovesTheIntervalsAlone() {
        Vectors target = Vectors.of(cloud(100, filled(5, 1), filled(5, 1), 16));
        Vectors source = Vectors.of(cloud(100, filled(5, 1.3), filled(5, 1), 17));
        Comparison first = Comparison.of(target, source, 7);
        Comparison again = Comparison.of(target, source, 7);
        Comparison other = Comparison.of(target, source, 8);
        assertThat(again.semantic().draws()).isEqualTo(first.semantic().draws());
        assertThat(again.distribution().interval())
                .isEqualTo(first.distribution().interval());
        assertThat(other.semantic().value()).isEqualTo(first.semantic().value());
        assertThat(other.semantic().draws()).isNotEqualTo(first.semantic().draws());
    }

    /** Of 100 pairs of samples the interval holds the true cosine about 95 times; the bound leaves room for chance. */
    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        double[] one = {1, 0.4, 0.2, 0};
        double[] other = {0.7, 0.8, 0, 0.3};
        double truth = dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
        int held = 0;
        for (int i = 0; i < 100; i++) {
            Interval interval = compared(
                            cloud(120, one, filled(4, 0.8), 1_000 + 2 * i),
                            cloud(120, other, filled(4, 0.8), 1_001 + 2 * i))
                    .semantic()
                    .interval();
            held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }
        assertThat(held).isBetween(86, 100);
    }

    @Test
    void passagesOfOneTextAreDrawnTogether() {
        double[][] rows = cloud(200, filled(4, 1), filled(4, 1), 18);
        double[][] twice = new double[400][];
        int[] texts = new int[400];
        for (int i = 0; i < 400; i++) {
            twice[i] = rows[i / 2];
            texts[i] = i / 2;
        }
        double[][] source = cloud(200, filled(4, 1.2), filled(4, 1), 19);
        Interval together = Comparison.of(Vectors.of(twice, texts), Vectors.of(source), 1)
                .semantic()
                .interval();
        Interval apart = Comparison.of(Vectors.of(twice), Vectors.of(source), 1)
                .semantic()
                .interval();
        Interval once = Comparison.of(Vectors.of(rows), Vectors.of(source), 1)
                .semantic()
                .interval();
        double width = together.high() - together.low();
        assertThat(width).isGreaterThan(1.05 * (apart.high() - apart.low()));
        assertThat(width).isCloseTo(once.high() - once.low(), within(0.2 * width));
    }

    @Test
    void constantRowsAreTold() {
        double[][] same = new double[20][4];
        assertThat(Comparison.isConstant(Vectors.of(same))).isTrue();
        same[7][2] = 0.01;
        assertThat(Comparison.isConstant(Vectors.of(same))).isFalse();
    }
}
