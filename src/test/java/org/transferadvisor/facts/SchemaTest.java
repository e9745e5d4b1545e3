package org.transferadvisor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.report.JsonReport;

/** The schema says the same as the validator. */
class SchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new JsonReport().pretty(Case.advisor().schema()), InputFormat.JSON);

    private static boolean allows(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.transferadvisor.Case#samples")
    void everySampleIsAllowed(Path sample) throws IOException {
        assertThat(SCHEMA.validate(Files.readString(sample), InputFormat.JSON)).isEmpty();
    }

    @Test
    void whatTheValidatorTakesTheSchemaAllows() {
        for (Case facts : RandomProjects.of(7, 200)) {
            assertThat(allows(facts.json())).as(facts.json()).isTrue();
        }
    }

    static List<Case> refused() {
        return List.of(
                Case.project().without("project"),
                Case.project().without("task"),
                Case.project().with("/data", Map.of()),
                Case.project().without("modelMatch"),
                Case.project().without("modelMatch").with("/candidates", List.of()),
                Case.project().with("/modelMatch", null),
                Case.project().with("/unknown", 1),
                Case.project().with("/data/labelledSamples", 1),
                Case.project().with("/project", " "),
                Case.project().with("/project", "x".repeat(201)),
                Case.project().with("/task/type", "SUBTITLING"),
                Case.project().with("/task/targetQuality", "maximum"),
                Case.project().with("/data/labeledSamples", -1),
                Case.project().with("/data/labeledSamples", 1.5),
                Case.project().with("/data/labeledSamples", "5"),
                Case.project().with("/data/labeledSamples", null),
                Case.project().with("/data/labeledSamples", 1e16),
                Case.project().with("/data/tokensPerSample", 0),
                Case.project().with("/data/sensitive", "yes"),
                Case.project().with("/data/annotationCostPerSample", Map.of("low", 1)),
                Case.project().with("/data/annotationCostPerSample", Map.of("low", 1, "likely", 2, "high", 3)),
                Case.project().with("/serving/horizonMonths", 121),
                Case.project().with("/hardware/gpu", "H100"),
                Case.project().with("/adaptation/loraRank", 0),
                Case.project().with("/economics/accuracyGainPoints", -101),
                Case.project().with("/serving", 3),
                Case.project().with("/facts", List.of(Map.of("type", "Residency"))),
                Case.project().candidate(Map.of("model", "BERT-base", "benchmark", 1.1)),
                Case.project().candidate(Map.of("model", "BERT-base", "similarity", Map.of("task", 1))),
                Case.project().candidate(Map.of("parametersB", 1)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatTheValidatorRefusesTheSchemaForbids(Case facts) {
        assertThat(allows(facts.json())).as(facts.json()).isFalse();
        org.assertj.core.api.Assertions.assertThatThrownBy(facts::advise)
                .isInstanceOf(org.transferadvisor.facts.reading.RefusedException.class);
    }
}
