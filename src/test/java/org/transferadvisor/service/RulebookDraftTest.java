package org.transferadvisor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transferadvisor.service.Calls.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Case;
import org.transferadvisor.Rulebooks;

/** A rulebook is edited beside what is in force, published in one step and taken back in one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulebookDraftTest {

    private static final String TREE = "/api/v1/draft/files/decision-tree.drl";
    private static final String FIGURES = "/api/v1/draft/files/reference/proximity-weights.yaml";

    private Path rules;
    private Workbench workbench;
    private Calls calls;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        rules = Rulebooks.ofStrategyAlone().write(Files.createDirectories(folder.resolve("rules")));
        workbench = Workbench.start(new ServiceSettings("127.0.0.1", 0, null, List.of(), rules, null, false, false));
        calls = new Calls(workbench);
    }

    @AfterEach
    void discard() throws Exception {
        calls.write("DELETE", "/api/v1/draft", "");
    }

    @AfterAll
    void stop() {
        workbench.close();
    }

    private String leaf(int samples) throws Exception {
        return calls.post(
                        "/api/v1/advise?preview=true&fields=recommendation.leaf",
                        Case.project().with("/data/labeledSamples", samples).json())
                .json()
                .path("recommendation.leaf")
                .asText();
    }

    private JsonNode threshold() throws Exception {
        for (JsonNode each : calls.get("/api/v1/draft/overview").json().path("thresholds")) {
            if (each.path("fact").asText().equals("Data.labeledSamples")
                    && each.path("operator").asText().equals("<")
                    && each.path("value").asText().equals("1000")) {
                return each;
            }
        }
        throw new AssertionError("no threshold of 1000 samples");
    }

    private int setThreshold(JsonNode at, int value) throws Exception {
        return calls.write(
                        "PATCH",
                        "/api/v1/draft/files/" + at.path("file").asText(),
                        json(Map.of(
                                "line", at.path("line").asInt(),
                                "column", at.path("column").asInt(),
                                "from", at.path("value").asText(),
                                "value", value)))
                .status();
    }

    @Test
    void aThresholdIsEditedPublishedAndTakenBackAndNothingElseOfTheFileChanges() throws Exception {
        JsonNode at = threshold();
        Path file = rules.resolve(at.path("file").asText());
        String before = Files.readString(file);
        String leafBefore = leaf(950);
        assertThat(setThreshold(at, 900)).isEqualTo(200);
        assertThat(setThreshold(at, 800))
                .as("the number of before stands there no more")
                .isEqualTo(409);
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(leaf(950)).isEqualTo(leafBefore);
        assertThat(calls.get("/api/v1/draft").json().path("edited")).hasSize(1);

        Calls.Answer published = calls.write("POST", "/api/v1/draft/publish", "{}");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(published.json().at("/draft/edited")).isEmpty();
        String[] lines = before.split("\n", -1);
        String[] now = Files.readString(file).split("\n", -1);
        int line = at.path("line").asInt() - 1;
        assertThat(now[line]).isEqualTo(lines[line].replace("1000", "900"));
        now[line] = lines[line];
        assertThat(now).isEqualTo(lines);
        assertThat(leaf(950)).isNotEqualTo(leafBefore);
        assertThat(calls.get("/metrics").body())
                .contains("digest=\"" + published.json().at("/rulebook/digest").asText());

        Calls.Answer back = calls.write("POST", "/api/v1/draft/take-back", "{}");
        assertThat(back.json().at("/draft/edited/0").asText())
                .isEqualTo(at.path("file").asText());
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(leaf(950)).isEqualTo(leafBefore);
        assertThat(calls.write("POST", "/api/v1/draft/take-back", "{}").status())
                .isEqualTo(409);
    }

    @Test
    void aBrokenRuleIsToldAtItsPlaceAndRefusedWhileTheOldServesOn() throws Exception {
        String digest = calls.get("/api/v1/rulebook").json().path("digest").asText();
        String text = calls.get(TREE).json().path("text").asText();
        String broken = text.replaceFirst("SelectedModel\\( \\$model : model \\)", "SelectedModel( \\$model : modle )");
        JsonNode check = calls.post("/api/v1/check", json(Map.of("files", Map.of("decision-tree.drl", broken))))
                .json();
        assertThat(check.path("errors").asInt()).isPositive();
        JsonNode first = check.at("/diagnostics/0");
        assertThat(first.path("file").asText()).isEqualTo("decision-tree.drl");
        assertThat(first.path("message").asText()).contains("modle");
        assertThat(first.path("line").asInt()).isPositive();
        assertThat(calls.get("/api/v1/draft").json().path("edited"))
                .as("a check keeps nothing")
                .isEmpty();

        calls.write("PUT", TREE, json(Map.of("text", broken)));
        Calls.Answer refused = calls.write("POST", "/api/v1/draft/publish", "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/file").asText()).isEqualTo("decision-tree.drl");
        assertThat(calls.get("/api/v1/rulebook").json().path("digest").asText()).isEqualTo(digest);
        assertThat(Files.readString(rules.resolve("decision-tree.drl"))).isEqualTo(text);
        assertThat(calls.write("POST", "/api/v1/draft/test", "{}")
                        .json()
                        .path("errors")
                        .asInt())
                .isPositive();
    }

    @Test
    void aRuleThatWouldReachTheMachineIsNeverCompiled() throws Exception {
        String evil = """

                rule "Evil" @id(evil) @source("9.1") @because("x")
                when
                    Budget( compute > 0 )
                then
                    Runtime.getRuntime().exec( "true" );
                end
                """;
        calls.write(
                "PUT",
                TREE,
                json(Map.of("text", calls.get(TREE).json().path("text").asText() + evil)));
        assertThat(calls.write("POST", "/api/v1/draft/compare", "{\"files\": {}}")
                        .status())
                .isEqualTo(422);
        assertThat(calls.write("POST", "/api/v1/draft/publish", "{}").status()).isEqualTo(422);
    }

    @Test
    void aCellOfATableIsSetWithItsCommentsKept() throws Exception {
        String before = calls.get(FIGURES).json().path("text").asText();
        assertThat(calls.write("PATCH", FIGURES, json(Map.of("path", List.of("rows", "0", "semantic"), "value", 0.5)))
                        .status())
                .isEqualTo(200);
        assertThat(calls.get(FIGURES).json().path("text").asText())
                .isEqualTo(before.replace("semantic: 0.4", "semantic: 0.5"))
                .isNotEqualTo(before);
        assertThat(calls.get("/api/v1/draft/rows?path=reference/proximity-weights.yaml")
                        .json()
                        .at("/rows/0/semantic")
                        .asDouble())
                .isEqualTo(0.5);
        JsonNode check =
                calls.post("/api/v1/check?whole=true", "{\"files\": {}}").json();
        assertThat(check.at("/diagnostics").toString())
                .as("the three no longer sum to 1")
                .contains("proximity-weights.yaml");
    }

    @Test
    void whatOthersChangedMeanwhileIsNotWrittenOver() throws Exception {
        Path file = rules.resolve("reference/proximity-weights.yaml");
        String before = Files.readString(file);
        calls.write("PUT", FIGURES, json(Map.of("text", before + "# mine\n")));
        Files.writeString(file, before + "# theirs\n");
        try {
            assertThat(calls.get("/api/v1/draft").json().at("/conflicts/0").asText())
                    .isEqualTo("reference/proximity-weights.yaml");
            assertThat(calls.write("POST", "/api/v1/draft/publish", "{}").status())
                    .isEqualTo(409);
            assertThat(Files.readString(file)).endsWith("# theirs\n");
        } finally {
            Files.writeString(file, before);
        }
    }

    @Test
    void aDraftOutlivesTheServiceThatItWasMadeIn() throws Exception {
        String text = calls.get(TREE).json().path("text").asText();
        calls.write("PUT", TREE, json(Map.of("text", text + "// later\n")));
        try (Workbench next =
                Workbench.start(new ServiceSettings("127.0.0.1", 0, null, List.of(), rules, null, false, false))) {
            assertThat(new Calls(next).get(TREE).json().path("text").asText()).endsWith("// later\n");
        }
    }

    @Test
    void theDrawingsAreReadOutOfTheRulesOfTheDraft() throws Exception {
        calls.write(
                "PATCH",
                "/api/v1/draft/files/" + threshold().path("file").asText(),
                json(Map.of(
                        "line",
                        threshold().path("line").asInt(),
                        "column",
                        threshold().path("column").asInt(),
                        "from",
                        "1000",
                        "value",
                        777)));
        JsonNode overview = calls.get("/api/v1/draft/overview").json();
        assertThat(overview.path("tree").toString())
                .contains("labeledSamples < 777")
                .contains("leaf-peft-method-selection");
        JsonNode vote = null;
        for (JsonNode each : overview.path("votes")) {
            vote = each.path("rule").asText().equals("vote-compute-lora") ? each : vote;
        }
        assertThat(vote).isNotNull();
        assertThat(vote.path("factor").asText()).isEqualTo("COMPUTE_BUDGET");
        assertThat(vote.path("method").asText()).isEqualTo("LORA");
        assertThat(vote.path("condition").asText()).isEqualTo("compute ≥ 100 and < 1,000");
        JsonNode words = overview.path("words");
        assertThat(words.at("/kinds/Budget").toString()).as("fields of a fact").contains("\"compute\"");
        assertThat(words.at("/kinds/Tier").toString())
                .as("fields of a conclusion")
                .contains("\"fact\"");
        assertThat(words.path("ids").toString()).contains("\"tier-compute-limited\"", "\"memory-headroom\"");
    }

    @Test
    void aScenarioOfADraftNamesNoFileThatTheFolderDoesNotNameAndFindsThoseThatItDoes() throws Exception {
        Files.writeString(rules.resolveSibling("facts.json"), Case.project().json());
        Path kept = Files.createDirectories(rules.resolve("scenarios")).resolve("kept.yaml");
        String scenario = """
                about: A test.
                scenarios:
                  - name: A project is advised
                    file: facts.json
                    expect: {recommendation.leaf: PEFT_METHOD_SELECTION}
                """;
        Files.writeString(kept, scenario);
        try {
            String path = "/api/v1/draft/files/scenarios/kept.yaml";
            for (String other : List.of("/etc/passwd", "../../pom.xml")) {
                String evil = scenario.replace("file: facts.json", "\"\\x66ile\": " + other);
                assertThat(calls.write("PUT", path, json(Map.of("text", evil))).status())
                        .as(other)
                        .isEqualTo(422);
                Calls.Answer checked = calls.post(
                        "/api/v1/check?whole=true", json(Map.of("files", Map.of("scenarios/kept.yaml", evil))));
                assertThat(checked.status()).as(other).isEqualTo(422);
                assertThat(checked.json().at("/errors/0/detail").asText())
                        .isEqualTo("a draft cannot name another file of facts, `" + other + "`");
            }
            assertThat(calls.write("PUT", path, json(Map.of("text", scenario + "# changed\n")))
                            .status())
                    .isEqualTo(200);
            JsonNode tested = calls.write("POST", "/api/v1/draft/test", "{}").json();
            assertThat(tested.path("passed").asInt()).as(tested.toString()).isEqualTo(1);
        } finally {
            Files.delete(kept);
        }
    }

    @Test
    void onlyFilesOfARulebookCanBeWritten() throws Exception {
        for (String path : List.of(
                "..%2fpom.xml", "notes.txt", "reference%2f..%2f..%2fx.yaml", ".hidden.drl", "reference%2fa%2fb.yaml")) {
            assertThat(calls.write("PUT", "/api/v1/draft/files/" + path, "{\"text\": \"x\"}")
                            .status())
                    .as(path)
                    .isIn(400, 404);
        }
    }
}
