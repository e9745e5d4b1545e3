package org.transferadvisor.report.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transferadvisor.facts.Range;

/** How figures read in short. */
class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; $0",
                "0.001; under $0.01",
                "9999; $9,999",
                "10000; $10K",
                "999499; $999K",
                "1000000; $1.0M",
                "2500000000; $2.5B",
                "9.999e14; $999.9T",
                "1e15; $1,000T",
                "9.99e17; $999,000T",
                "1e18; $1e18",
                "1.3e27; $1.3e27",
                "-45000; -$45K",
            })
    void dollarsInShort(double amount, String shown) {
        assertThat(Figures.money(amount)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1.0101; 1.0101", "12; 12", "12.4; 12", "9999; 9,999", "10000; 10K", "-20000; -20K"})
    void numbersInShort(double number, String shown) {
        assertThat(Figures.count(number)).isEqualTo(shown);
    }

    @Test
    void whatIsUnknownIsSaid() {
        assertThat(Figures.money((Range) null)).isEqualTo("unknown");
        assertThat(Figures.show(null, "usd")).isEqualTo("unknown");
        assertThat(Figures.score(null)).isEqualTo("-");
        assertThat(Figures.score(0.0)).isEqualTo("0.000");
        assertThat(Figures.score(0.0004)).isEqualTo("under 0.001");
        assertThat(Figures.score(-0.0004)).isEqualTo("above -0.001");
        assertThat(Figures.score(0.0005)).isEqualTo("0.001");
        assertThat(Figures.score(99.9994)).isEqualTo("99.999");
        assertThat(Figures.score(100.0)).isEqualTo("100.0");
        assertThat(Figures.score(19048.559)).isEqualTo("19,049");
        assertThat(Figures.money(Range.exactly(5.0))).isEqualTo("$5");
        assertThat(Figures.money(new Range(5.0, 7.0, 20_000.0))).isEqualTo("$5 to $20K");
    }

    @Test
    void sectionsCarryTheirSign() {
        assertThat(Figures.cited("9.1")).isEqualTo("§9.1");
        assertThat(Figures.cited("rulebook")).isEqualTo("rulebook");
        assertThat(Figures.cited("")).isEmpty();
    }
}
