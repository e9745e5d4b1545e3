package org.transferadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transferadvisor.facts.Range;

/** How the sentences of rules show the figures of a case. */
class SentenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | usd | $0",
                "0.004 | usd | under $0.01",
                "-0.004 | usd | -under $0.01",
                "0.005 | usd | $0.01",
                "1.5 | usd | $1.50",
                "99.994 | usd | $99.99",
                "100.4 | usd | $100",
                "1234567.5 | usd | $1,234,568",
                "-2500 | usd | -$2,500",
                "0.125 | percent | 12.5%",
                "9.999 | gb | 10 GB",
                "12.34 | gb | 12.3 GB",
                "140.5 | gb | 141 GB",
                "0.00005 | | 0.0001",
                "0.00004 | | under 0.0001",
                "-0.00004 | | above -0.0001",
                "0 | | 0",
                "1000 | | 1,000",
                "1000000000000000 | count | 1,000,000,000,000,000",
                "1000000000000000 | usd | $1,000,000,000,000,000",
                "1000000000000001 | count | 1e15",
                "3.24e296 | count | 3.2e296",
                "-3.24e296 | usd | -$3.2e296",
                "123456789012.25 | | 123,456,789,012.25",
            })
    void aFigureReadsAsItsFormatSays(double value, String format, String shown) {
        assertThat(Sentence.show(value, format)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500.4 | 499.99 | $500.40, more than $499.99",
                "500.4 | 499.4 | $500, more than $499",
                "500 | 500 | $500, more than $500",
                "5000.004 | 5000 | $5,000.004, more than $5,000.00",
                "1.006 | 1.01 | $1.006, more than $1.01",
                "0.002 | 0.001 | $0.002, more than $0.001",
                "0.00002 | 0.00001 | under $0.01, more than under $0.01",
                "2 | 1e300 | $2, more than $1e300",
            })
    void amountsThatAreNotTheSameDoNotReadTheSame(double cost, double budget, String shown) {
        assertThat(Sentence.of("{cost:usd}, more than {budget:usd}")
                        .fill(Map.<String, Object>of("$cost", cost, "$budget", budget)::get))
                .isEqualTo(shown);
    }

    @Test
    void roundingIsThatOfDecimalArithmetic() {
        Random random = new Random(32);
        for (int i = 0; i < 100_000; i++) {
            double value = i % 2 == 0 ? random.nextInt(1_000_000_000) / 100_000.0 : random.nextDouble() * 1e9;
            BigDecimal rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
            assertThat(new BigDecimal(Sentence.show(value, null).replace(",", "")))
                    .as(String.valueOf(value))
                    .isEqualByComparingTo(rounded);
        }
    }

    @Test
    void rangesListsAndWhatIsUnknown() {
        assertThat(Sentence.show(new Range(10.0, 20.0, 40.0), "usd")).isEqualTo("$10 to $40");
        assertThat(Sentence.show(Range.exactly(7), "hours")).isEqualTo("7");
        assertThat(Sentence.show(List.of("a", "b"), null)).isEqualTo("2");
        assertThat(Sentence.show(null, "usd")).isEqualTo("unknown");
        assertThat(Sentence.show(true, null)).isEqualTo("true");
    }

    @Test
    void aSentenceAsksForItsFiguresByTheNamesOfTheRule() {
        Sentence sentence = Sentence.of("{samples} samples at {each:usd}.");
        assertThat(sentence.fill(Map.<String, Object>of("$samples", 5000L, "$each", 0.5)::get))
                .isEqualTo("5,000 samples at $0.50.");
    }

    @Test
    void aNameAtTheBeginningHasACapitalLetter() {
        assertThat(Sentence.show("full fine-tuning", "capital")).isEqualTo("Full fine-tuning");
        assertThat(Sentence.show("full fine-tuning", null)).isEqualTo("full fine-tuning");
        assertThat(Sentence.show("", "capital")).isEmpty();
        assertThat(Sentence.show(2, "capital")).isEqualTo("2");
    }
}
