package org.transferadvisor.facts.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts set on the command line. */
class ChangeTest {

    private static final Document DOCUMENT = Document.of("facts.json", """
            {"data": {"labeledSamples": 10, "cost": {"low": 1, "high": 2}}, "candidates": [{"model": "A"}, {"model": "B"}],
             "gone": null}
            """);

    private static Object value(String change) {
        return Change.parse("x=" + change).get(0).value().plain();
    }

    private static Map<?, ?> changed(String change) {
        return (Map<?, ?>) Change.apply(DOCUMENT, Change.parse(change)).root().plain();
    }

    @Test
    void aValueIsWhatJsonKnowsElseAWord() {
        assertThat(value("12")).hasToString("12");
        assertThat(value("-1.5e3")).isEqualTo(new java.math.BigDecimal("-1.5e3"));
        assertThat(value("true")).isEqualTo(true);
        assertThat(value("null")).isNull();
        assertThat(value("LATENCY")).isEqualTo("LATENCY");
        assertThat(value("A100-80GB")).isEqualTo("A100-80GB");
        assertThat(value("4090-like")).isEqualTo("4090-like");
        assertThat(value("\"12\"")).isEqualTo("12");
        assertThat(value("two words = one text")).isEqualTo("two words = one text");
        assertThat(value("{\"low\":1,\"high\":2}")).isInstanceOf(Map.class);
        assertThat((List<?>) value("[1, \"a,b\"]")).hasSize(2);
    }

    @Test
    void commasInsideQuotesAndBracketsBelongToTheValue() {
        assertThat(Change.parse("a.b={\"low\":1,\"high\":2}, c=\"x, y\",d=3"))
                .extracting(Change::text)
                .containsExactly("a.b={\"low\":1,\"high\":2}", "c=\"x, y\"", "d=3");
    }

    @Test
    void factsAreSetAtTheirPathsAndTheRestStays() {
        Map<?, ?> all = changed("data.labeledSamples=20,candidates.1.benchmark=0.5,serving.variants=3,gone.x=1");
        assertThat(all.get("data")).asString().contains("labeledSamples=20").contains("cost=");
        assertThat(all.get("candidates")).hasToString("[{model=A}, {model=B, benchmark=0.5}]");
        assertThat(all.get("serving")).hasToString("{variants=3}");
        assertThat(all.get("gone")).hasToString("{x=1}");
        assertThat(DOCUMENT.root().plain().toString())
                .contains("labeledSamples=10")
                .doesNotContain("variants");
    }

    @Test
    void nullTakesAFactAway() {
        assertThat(changed("data.cost=null").get("data")).hasToString("{labeledSamples=10}");
    }

    @Test
    void nullTakesAnEntryOfAListAwayAndASectionThatItLeavesEmpty() {
        assertThat(changed("candidates.0=null").get("candidates")).hasToString("[{model=B}]");
        assertThat(changed("data.cost=null,data.labeledSamples=null").get("data"))
                .isNull();
    }

    @Test
    void thePlaceAfterTheLastAddsAnEntry() {
        assertThat(changed("candidates.2.model=C").get("candidates")).hasToString("[{model=A}, {model=B}, {model=C}]");
    }

    @Test
    void aStarStandsForEveryEntry() {
        assertThat(changed("candidates.*.benchmark=0.5").get("candidates"))
                .hasToString("[{model=A, benchmark=0.5}, {model=B, benchmark=0.5}]");
        assertThatThrownBy(() -> changed("gone.*=1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("`*` in `gone.*` stands for nothing");
    }

    @Test
    void theValueBeforeIsFoundAtThePath() {
        assertThat(Change.parse("candidates.1.model=C").get(0).in(DOCUMENT)).isNotNull();
        assertThat(Change.parse("candidates.2.model=C").get(0).in(DOCUMENT)).isNull();
        assertThat(Change.parse("data.labeledSamples.x=C").get(0).in(DOCUMENT)).isNull();
        assertThat(Change.parse("gone=1").get(0).in(DOCUMENT)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "=1", "x=", ".x=1", "x.=1", "a..b=1", "a=1,", "a=1,,b=2"})
    void whatIsNoPathWithAValueIsRefused(String text) {
        assertThatThrownBy(() -> Change.parse(text))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is no path with a value")
                .hasMessageContaining("budget.compute=20000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x={\"low\":1", "x=[1", "x=\"open"})
    void aValueThatIsNotClosedIsRefused(String text) {
        assertThatThrownBy(() -> Change.parse(text)).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "candidates.3.model=C | `3` is no entry of a list of 2 (at /candidates) | a place from 0 to 2, where the last adds an entry",
                "candidates.B.model=C | `B` is no entry of a list of 2 (at /candidates) | a place from 0 to 2, where the last adds an entry",
                "data.labeledSamples.x=1 | `data.labeledSamples` is a number and has no parts | the path of a fact",
            })
    void aPathThatLeadsNowhereIsRefused(String change, String message, String allowed) {
        List<Change> changes = Change.parse(change);
        assertThatThrownBy(() -> Change.apply(DOCUMENT, changes))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(allowed);
    }
}
