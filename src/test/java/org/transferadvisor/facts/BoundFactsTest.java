package org.transferadvisor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/** Facts that a program's own mapper reads from JSON: what is advised on, and what is refused, is that of a facts file. */
class BoundFactsTest {

    private static final ObjectMapper STOCK = new ObjectMapper();

    /** A request as a service has it. */
    record Request(String by, ProjectFacts facts) {}

    static List<Path> samples() throws IOException {
        return Case.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theAdviceIsThatOfTheFile(Path sample) throws IOException {
        ProjectFacts facts = STOCK.readValue(Files.readString(sample), ProjectFacts.class);
        var bound = Case.advisor().advise(facts);
        var read = Case.advisor().advise(sample);
        assertThat(bound.factsDigest()).isEqualTo(read.factsDigest());
        assertThat(bound.input()).isEqualTo(read.input());
        assertThat(bound.recommendation()).isEqualTo(read.recommendation());
        assertThat(bound.assumptions()).isEqualTo(read.assumptions());
    }

    @Test
    void whatIsWrittenIsReadBack() throws JsonProcessingException {
        for (Case each : RandomProjects.of(61, 60)) {
            ProjectFacts facts = STOCK.readValue(each.json(), ProjectFacts.class);
            assertThat(STOCK.readValue(STOCK.writeValueAsString(facts), ProjectFacts.class))
                    .isEqualTo(facts);
            assertThat(STOCK.<ProjectFacts>convertValue(STOCK.valueToTree(facts), ProjectFacts.class))
                    .isEqualTo(facts);
        }
    }

    private static List<Problem> told(String json) {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> Case.advisor().advise(Document.of("facts", json)));
        return refused.problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/data/labeledSamples          | -1",
                "/data/labeledSamples          | \"many\"",
                "/data/labelledSamples         | 1",
                "/data/alreadyLabeled          | 5001",
                "/data/annotationCostPerSample | {\"low\": 2, \"high\": 1}",
                "/fromScratch/accuracy         | 85",
                "/candidates                   | []",
                "/candidates                   | [\"FinBERT\"]",
                "/candidates                   | [{\"model\": \"a\", \"similarity\": 0.8}]",
                "/serving                      | {\"requirement\": \"SPEED\", \"variants\": 0}",
                "/facts                        | [{\"country\": \"DE\"}]",
                "/project                      | 7",
            })
    void whatIsWrongIsToldInTheSameWordsAtTheSamePlaces(String pointer, String value) {
        Case facts = Case.project().without("modelMatch").with(pointer, "VALUE");
        String json = facts.json().replace("\"VALUE\"", value);
        List<Problem> told = told(json).stream()
                .filter(each -> !each.message().contains("the model table"))
                .toList();
        assertThatThrownBy(() -> STOCK.readValue(json, ProjectFacts.class))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.problems()).isEqualTo(told));
        assertThatThrownBy(() -> STOCK.readValue("{\"by\": \"me\", \"facts\": " + json + "}", Request.class))
                .isInstanceOf(JsonMappingException.class)
                .hasCauseInstanceOf(RefusedException.class);
    }

    @Test
    void whatOnlyTheRulebookKnowsIsCheckedByTheAdvisor() throws JsonProcessingException {
        Case wrong = Case.project()
                .with("/task/type", "RHYMING")
                .with("/hardware/gpu", "H100")
                .with("/facts", List.of(java.util.Map.of("type", "Residency", "country", "DE")));
        ProjectFacts facts = STOCK.readValue(wrong.json(), ProjectFacts.class);
        assertThat(facts.task().type()).isEqualTo("RHYMING");
        assertThatThrownBy(() -> Case.advisor().advise(facts))
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.problems())
                        .extracting(Problem::pointer)
                        .containsExactlyInAnyOrder("/task/type", "/hardware/gpu", "/facts/0/type"));
    }

    @Test
    void aPlaceIsThatInTheText() {
        String json = Case.project().with("/budget/compute", -5).json().replace(",", ",\n");
        assertThatThrownBy(() -> STOCK.readValue(json, ProjectFacts.class))
                .hasMessageStartingWith("facts:4:21: `-5` is out of range (at /budget/compute)");
    }
}
