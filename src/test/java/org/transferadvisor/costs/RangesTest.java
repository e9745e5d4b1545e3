package org.transferadvisor.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transferadvisor.facts.Range;

/** Section 1 of the specification. */
class RangesTest {

    @Test
    void aPublishedRangeHasTheGeometricMeanAsItsLikelyValue() {
        assertThat(Range.between(50, 200)).isEqualTo(new Range(50.0, 100.0, 200.0));
        assertThat(Range.between(0, 10)).isEqualTo(new Range(0.0, 5.0, 10.0));
        assertThat(Range.between(7, 7)).isEqualTo(Range.exactly(7));
        assertThatThrownBy(() -> new Range(2.0, 1.0, 3.0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Range(0.0, 1.0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Range(0.0, 1.0, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void arithmetic() {
        Range a = new Range(1.0, 2.0, 4.0);
        Range b = new Range(2.0, 3.0, 5.0);
        assertThat(Ranges.plus(a, b)).isEqualTo(new Range(3.0, 5.0, 9.0));
        assertThat(Ranges.times(a, b)).isEqualTo(new Range(2.0, 6.0, 20.0));
        assertThat(Ranges.times(a, 0.1)).isEqualTo(new Range(0.1, 0.2, 0.4));
        assertThat(Ranges.minus(b, a)).isEqualTo(new Range(0.0, 1.0, 4.0));
        assertThat(Ranges.minus(a, b)).isEqualTo(new Range(0.0, 0.0, 2.0));
        assertThat(Ranges.dividedBy(a, b)).isEqualTo(new Range(0.2, 0.666666666667, 2.0));
        assertThat(Ranges.dividedBy(new Range(-4.0, 2.0, 4.0), b)).isEqualTo(new Range(-2.0, 0.666666666667, 2.0));
        assertThat(Ranges.sum(List.of(a, b, b))).isEqualTo(new Range(5.0, 8.0, 14.0));
        assertThat(Ranges.sum(List.of())).isEqualTo(Range.exactly(0));
        assertThatThrownBy(() -> Ranges.dividedBy(a, new Range(0.0, 1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ranges.times(a, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 2", "2, 4, 2", "0, 4, 1", "0.11, 0.002, 55"})
    void howFarApart(double a, double b, double times) {
        assertThat(Ranges.apart(a, b)).isEqualTo(times);
    }

    @Test
    void whateverTheRangesResultsAreOrderedAndSumsDoNotDependOnOrder() {
        Random random = new Random(41);
        for (int i = 0; i < 2000; i++) {
            Range a = any(random);
            Range b = any(random);
            for (Range result : List.of(Ranges.plus(a, b), Ranges.times(a, b), Ranges.minus(a, b))) {
                assertThat(result.low()).isLessThanOrEqualTo(result.likely());
                assertThat(result.likely()).isLessThanOrEqualTo(result.high());
            }
            List<Range> several = new ArrayList<>(List.of(a, b, any(random), any(random)));
            Range sum = Ranges.sum(several);
            Collections.shuffle(several, random);
            assertThat(Ranges.sum(several)).isEqualTo(sum);
        }
    }

    private static Range any(Random random) {
        double low = Math.pow(10, random.nextDouble() * 12 - 3) * (random.nextInt(10) == 0 ? 0 : 1);
        return Range.between(low, low * (1 + random.nextInt(10)) + random.nextInt(2));
    }

    @Test
    void settlingGivesTheTwelveDigitsThatDecimalArithmeticGives() {
        Random random = new Random(31);
        for (int i = 0; i < 200_000; i++) {
            double value =
                    switch (random.nextInt(4)) {
                        case 0 -> Math.pow(10, random.nextDouble() * 40 - 15);
                        case 1 -> random.nextInt(2_000_000) / 20_000.0 - 50;
                        case 2 -> (random.nextInt(1_000_000) + 0.5) / 1e12 + random.nextInt(10);
                        default -> random.nextLong() / 1e5;
                    };
            assertThat(Ranges.settled(value))
                    .as(String.valueOf(value))
                    .isEqualTo(new BigDecimal(value).round(new MathContext(12)).doubleValue());
        }
        assertThat(Double.compare(Ranges.settled(-0.0), 0.0)).isZero();
        assertThat(Ranges.settled(999_999_999_999.5)).isEqualTo(1e12);
    }
}
