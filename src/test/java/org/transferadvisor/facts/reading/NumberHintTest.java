package org.transferadvisor.facts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number that is written as a text is told as it is to be written. */
class NumberHintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80              | write it without quotes: 80",
                "1,2             | write 1.2",
                "8,25            | write 8.25",
                "1.000,00        | write 1000.00",
                "1,000           | write numbers with a point and without commas, such as 1.2 or 1000",
                "1,000,000       | write 1000000",
                "1,000.50        | write 1000.50",
                "80 GB           | write the number alone, without a sign or a unit",
                "130%            | write the number alone, without a sign or a unit",
                "$100000         | write the number alone, without a sign or a unit",
                "5000-10000      | write {low: 5000, high: 10000}",
            })
    void ofText(String text, String hint) {
        assertThat(NumberHint.of(text, true)).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource({"thousand", "much", "A100-80GB", "v1"})
    void ofAWordThereIsNone(String text) {
        assertThat(NumberHint.of(text, true)).isNull();
    }

    @Test
    void whereOneNumberIsWantedNoRangeIsOffered() {
        assertThat(NumberHint.of("5-8", false)).isEqualTo("write one number");
    }

    @Test
    void aFieldOfDigitsIsTheEndOfANumber() {
        assertThat(NumberHint.ofField("5", null)).startsWith("write numbers with a point");
        assertThat(NumberHint.ofField("five", "other")).isEqualTo("other");
    }
}
