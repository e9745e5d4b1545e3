package org.transferadvisor.report.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Places of values on a chart. */
class ScaleTest {

    @Test
    void equalDifferencesTakeEqualRoomOnALinearScale() {
        Scale scale = Scale.linear(-10, 30);
        assertThat(scale.at(-10)).isZero();
        assertThat(scale.at(10)).isEqualTo(0.5);
        assertThat(scale.at(30)).isEqualTo(1);
        assertThat(scale.at(-11)).isZero();
        assertThat(scale.at(31)).isEqualTo(1);
        assertThat(scale.ticks()).containsExactly(-10.0, 0.0, 10.0, 20.0, 30.0);
    }

    @Test
    void equalRatiosTakeEqualRoomOnALogarithmicScale() {
        Scale scale = Scale.logarithmic(0.5, 700);
        assertThat(scale.at(0.1)).isZero();
        assertThat(scale.at(1)).isEqualTo(0.25, within(1e-9));
        assertThat(scale.at(10)).isEqualTo(0.5, within(1e-9));
        assertThat(scale.at(1000)).isEqualTo(1);
        assertThat(scale.at(0)).isZero();
        assertThat(scale.at(-5)).isZero();
        assertThat(scale.ticks()).containsExactly(0.1, 1.0, 10.0, 100.0, 1000.0);
    }

    @Test
    void ticksAreFewWhateverTheValues() {
        assertThat(Scale.logarithmic(1e-9, 1e30).ticks()).hasSizeLessThanOrEqualTo(6);
        assertThat(Scale.linear(0, 1.3e30).ticks()).hasSizeBetween(2, 6);
        assertThat(Scale.linear(0, 1e-12).ticks()).hasSizeBetween(2, 6);
    }

    @Test
    void aScaleWithoutExtentStillHasPlaces() {
        assertThat(Scale.linear(5, 5).at(5)).isZero();
        assertThat(Scale.logarithmic(0, 0).at(0)).isZero();
        assertThat(Scale.logarithmic(1, 1).at(1)).isZero();
        assertThat(Scale.linear(0, 0).ticks()).isNotEmpty();
    }
}
