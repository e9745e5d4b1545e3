package org.transferadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.facts.JsonValues;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.FactsDigest;
import org.transferadvisor.facts.reading.RefusedException;

/** An advice as JSON: written once by one writer, and read back. */
class JsonReportTest {

    private static final JsonReport JSON = new JsonReport();

    @Test
    void whatWasWrittenIsReadBackAndWrittenAlike() {
        for (Case facts : RandomProjects.of(51, 60)) {
            Advice advice = facts.advise();
            Advice read = JSON.read(JSON.pretty(advice));
            assertThat(JSON.line(read)).isEqualTo(JSON.line(advice));
            assertThat(JSON.pretty(read)).isEqualTo(JSON.pretty(advice));
            assertThat(read.recommendation()).isEqualTo(advice.recommendation());
            assertThat(read.trace()).isEqualTo(advice.trace());
            assertThat(read.facts().keySet()).isEqualTo(advice.facts().keySet());
            assertThat(FactsDigest.of(read.input())).isEqualTo(advice.factsDigest());
            assertThat(read).isEqualTo(JSON.read(JSON.line(read)));
        }
    }

    @Test
    void anyMapperWritesAndReadsTheSame() throws JsonProcessingException {
        ObjectMapper stock = new ObjectMapper();
        for (Case facts : RandomProjects.of(52, 40)) {
            Advice advice = facts.advise();
            String json = stock.writeValueAsString(advice);
            assertThat(json).isEqualTo(JSON.line(advice));
            assertThat(stock.writeValueAsString(stock.readValue(json, Advice.class)))
                    .isEqualTo(json);
            assertThat(stock.readTree(JSON.pretty(advice))).isEqualTo(stock.readTree(json));
        }
    }

    @Test
    void everyFactStandsOnceAndFiringsNameItByItsId() {
        Advice advice = Case.project().candidate("FinBERT", 0.8).advise();
        String json = JSON.line(advice);
        assertThat(json.split("\"DomainProximity:FinBERT:MEASURED\":\\{", -1)).hasSize(2);
        assertThat(json)
                .contains(
                        "\"DomainProximity:FinBERT:MEASURED\":{\"type\":\"DomainProximity\",\"values\":{\"model\":\"FinBERT\",\"dps\":0.8,\"basis\":\"MEASURED\"}}")
                .contains("\"concluded\":[\"DomainProximity:FinBERT:MEASURED\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"project\": 1", "{\"task\": {\"type\": \"OTHER\"}}"})
    void whatIsNoAdviceIsRefused(String json) {
        assertThatThrownBy(() -> JSON.read(json))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("this is no advice")
                .hasMessageContaining("advise --format json");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "50000, 50000",
        "0.1, 0.1",
        "-2.50, -2.5",
        "0.30000000000000004, 0.3",
        "123456.7890125, 123456.789013",
        "1234567890123, 1234567890120",
        "0.00001234567890125, 0.0000123456789013",
        "1e-25, 1E-25",
        "1e15, 1000000000000000",
    })
    void aFigureKeepsTwelveDigits(double figure, String written) {
        assertThat(JSON.line(figure)).isEqualTo(written);
    }

    @Test
    void aFigureIsRoundedAsOnPaper() {
        Random random = new Random(53);
        for (int i = 0; i < 200_000; i++) {
            double figure = Math.round(random.nextDouble() * 1e6) * Math.pow(10, random.nextInt(24) - 14) / (1 + i % 7);
            BigDecimal expected = new BigDecimal(Double.toString(figure)).round(new MathContext(12));
            assertThat(new BigDecimal(JsonValues.plain(figure))).isEqualByComparingTo(expected);
        }
    }

    @Test
    void whatFitsALineStandsOnOne() {
        Map<String, Object> few = Map.of("range", new Range(1.0, 2.0, 3.5));
        assertThat(JSON.pretty(List.of(few))).isEqualTo("""
                [
                  {"range": {"low": 1, "likely": 2, "high": 3.5}}
                ]""");
        assertThat(JSON.pretty(List.of("a".repeat(100), "b".repeat(100))))
                .isEqualTo("[\n  \"" + "a".repeat(100) + "\",\n  \"" + "b".repeat(100) + "\"\n]");
        assertThat(JSON.pretty(List.of())).isEqualTo("[]");
    }
}
