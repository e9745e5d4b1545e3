package org.transferadvisor.rulebook.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.facts.reading.Problem;

/** The check's SARIF keeps to the schema of SARIF 2.1.0, whatever is found and wherever the rulebook stands. */
class SarifTest {

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(
                            Files.readString(Path.of("src/test/resources/sarif/sarif-2.1.0-rtm.5.json")),
                            InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static CheckedRulebook found() {
        Rulebooks wrong = CheckCase.few()
                .replace("few.drl", "labeledSamples >= 1000", "labeledSamples > 1000")
                .replace("few.drl", "name == \"LITTLE\"", "nam == \"<LITTLE> & \u00fc\"")
                .with("reference/gpus.yaml", "rows: [")
                .without("reference/domains.yaml");
        return RulebookCheck.of(wrong.files());
    }

    private static String sarif(String folder, CheckedRulebook checked) {
        return new DiagnosticJson(folder).sarif(checked, "1.2.3");
    }

    @Test
    void theSchemaRefusesWhatIsNoSarif() {
        String good = sarif("rules", found());
        assertThat(SCHEMA.validate(good, InputFormat.JSON)).isEmpty();
        assertThat(SCHEMA.validate(good.replace("\"2.1.0\"", "\"2.2.0\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(SCHEMA.validate(good.replaceAll("\"startLine\" : \\d+", "\"startLine\" : 0"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(SCHEMA.validate(good.replace("\"level\" : \"error\"", "\"level\" : \"bad\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "./rules", "../rules", "my rules/\u00fc#%", "/tmp/rules", "", "rules/"})
    void itKeepsToTheSchemaAndItsUrisAreUris(String folder) throws IOException {
        String sarif = sarif(folder, found());
        assertThat(SCHEMA.validate(sarif, InputFormat.JSON)).isEmpty();
        List<String> uris = new ArrayList<>();
        JsonNode results = JsonMapper.builder().build().readTree(sarif).at("/runs/0/results");
        results.forEach(each -> uris.add(
                each.at("/locations/0/physicalLocation/artifactLocation/uri").asText()));
        assertThat(uris).isNotEmpty().allSatisfy(each -> assertThat(
                        URI.create(each).getPath())
                .matches("(?s).*(few\\.drl|gpus\\.yaml|domains\\.yaml)"));
    }

    @Test
    void eachResultSaysItsRuleItsLevelItsPlaceAndAllOfItsMessage() throws IOException {
        CheckedRulebook found = found();
        JsonNode run =
                JsonMapper.builder().build().readTree(sarif("rules", found)).at("/runs/0");
        List<String> rules = new ArrayList<>();
        run.at("/tool/driver/rules").forEach(each -> rules.add(each.path("id").asText()));
        assertThat(rules).doesNotHaveDuplicates().hasSize(Check.values().length);
        assertThat(run.path("results")).hasSameSizeAs(found.diagnostics());
        for (int i = 0; i < found.diagnostics().size(); i++) {
            Problem problem = found.diagnostics().get(i).problem();
            JsonNode result = run.path("results").get(i);
            assertThat(rules).contains(result.path("ruleId").asText());
            assertThat(result.path("level").asText())
                    .isEqualToIgnoringCase(found.diagnostics().get(i).severity().name());
            assertThat(result.at("/message/text").asText()).contains(problem.message(), problem.allowed());
            assertThat(result.at("/locations/0/physicalLocation/region/startLine")
                            .asInt())
                    .as("0 where there is no region")
                    .isEqualTo(problem.line());
        }
    }

    @Test
    void aRulebookWithoutMistakesHasALogWithoutResults() {
        String sarif = sarif("rules", RulebookCheck.of(CheckCase.few().files()));
        assertThat(SCHEMA.validate(sarif, InputFormat.JSON)).isEmpty();
        assertThat(sarif).contains("\"results\" : [ ]");
    }
}
