package org.transferadvisor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transferadvisor.service.Calls.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.log.SqlLog;
import org.transferadvisor.report.JsonReport;

/** A department's rulebook over its organisation's over the built-in one: what is its own is edited, approved and published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DepartmentWorkbenchTest {

    private static final String RULES = "/api/v1/draft/rules";
    private static final String MANIFEST = "/api/v1/draft/files/rulebook.yaml";
    private static final String OWN = "/api/v1/draft/files/own.drl";
    private static final String OF_BASE = "finding-enterprise-figures";

    private Path rules;
    private String log;
    private Workbench workbench;
    private Calls calls;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Rulebooks.organisation().write(folder.resolve("group"));
        rules = department().write(folder.resolve("department"));
        log = folder.resolve("log.db").toString();
        workbench = Workbench.start(settings(false, false));
        calls = new Calls(workbench);
    }

    /** Rules of its own, with a kind of fact that it declares. */
    static Rulebooks department() {
        return Rulebooks.organisation()
                .replace("rulebook.yaml", "name: house", "name: department")
                .replace("rulebook.yaml", "extends: built-in", "extends: ../group")
                .with("own.drl", """
                        package org.transferadvisor.rules

                        import org.transferadvisor.facts.*
                        import org.transferadvisor.conclusions.*

                        declare Regulation
                            level : String @oneOf("LOW", "HIGH") @about("how strictly the project is regulated")
                            fee : double @min(0) @max(1000) @unit("USD") @about("what each audit costs") @optional
                            audited : boolean @about("whether it was audited before") @optional
                        end

                        rule "A strict regulation is told"
                            @id(finding-strict)
                            @source("house")
                            @because("The project is strictly regulated.")
                        when
                            Regulation( level == "HIGH" )
                        then
                            insertLogical( new Finding( "STRICT", "WARNING" ) );
                        end
                        """);
    }

    private ServiceSettings settings(boolean readOnly, boolean requireApproval) {
        return new ServiceSettings("127.0.0.1", 0, null, List.of(), rules, log, readOnly, requireApproval);
    }

    @AfterEach
    void discard() throws Exception {
        calls.write("DELETE", "/api/v1/draft", "");
    }

    @AfterAll
    void stop() {
        workbench.close();
    }

    private JsonNode written(String method, String path, Object body) throws Exception {
        Calls.Answer answer = calls.write(method, path, json(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode overview() throws Exception {
        return calls.get("/api/v1/draft/overview").json();
    }

    private JsonNode rule(String id) throws Exception {
        for (JsonNode each : overview().path("rules")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        return Calls.JSON.missingNode();
    }

    private String text(String path) throws Exception {
        return calls.get(path).json().path("text").asText();
    }

    private List<String> errors() throws Exception {
        List<String> errors = new ArrayList<>();
        for (JsonNode each :
                calls.post("/api/v1/check?whole=true", "{\"files\": {}}").json().path("diagnostics")) {
            if (each.path("severity").asText().equals("ERROR")) {
                errors.add(each.toString());
            }
        }
        return errors;
    }

    // ---- what is whose ----

    @Test
    void itsOwnFilesAreEditedAndThoseOfItsBasesAreRead() throws Exception {
        JsonNode overview = overview();
        assertThat(overview.path("files").toString()).isEqualTo("[\"own.drl\",\"rulebook.yaml\"]");
        assertThat(overview.path("base").toString())
                .contains("\"../group:rulebook.yaml\"")
                .contains("\"built-in:decision-tree.drl\"");
        assertThat(overview.path("tree").toString()).contains("leaf-peft-method-selection");
        assertThat(calls.get("/api/v1/rulebook/files?path=..%2Fgroup%3Arulebook.yaml")
                        .json()
                        .path("text")
                        .asText())
                .contains("name: house");
        assertThat(calls.get("/api/v1/draft/rows?path=built-in%3Areference%2Fproximity-weights.yaml")
                        .json()
                        .path("rows"))
                .isNotEmpty();
        assertThat(calls.write("PUT", "/api/v1/draft/files/built-in:strategy.drl", "{\"text\": \"\"}")
                        .status())
                .isEqualTo(404);
        assertThat(errors()).isEmpty();
        assertThat(written("POST", "/api/v1/draft/test", Map.of())
                        .path("scenarios")
                        .asInt())
                .as("it has none of its own, and no error")
                .isZero();
    }

    @Test
    void aDraftLeadsToNoOtherFolder() throws Exception {
        String other = text(MANIFEST).replace("../group", "/etc");
        Calls.Answer refused = calls.write("PUT", MANIFEST, json(Map.of("text", other)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/detail").asText()).contains("another folder, `/etc`");
        for (String whole : List.of("", "?whole=true")) {
            assertThat(calls.post("/api/v1/check" + whole, json(Map.of("files", Map.of("rulebook.yaml", other))))
                            .status())
                    .as(whole)
                    .isEqualTo(422);
        }
        assertThat(calls.get("/api/v1/draft").json().path("edited")).isEmpty();
    }

    // ---- rules that come and go ----

    @Test
    void aNewRuleChecksAsItIsAndIsInForceOncePublished() throws Exception {
        JsonNode first = written("POST", RULES, Map.of("file", "own.drl"));
        JsonNode second = written("POST", RULES, Map.of("file", "fresh.drl"));
        for (JsonNode each : List.of(first, second)) {
            String[] lines =
                    text("/api/v1/draft/files/" + each.path("file").asText()).split("\n", -1);
            assertThat(lines[each.path("line").asInt() - 1]).startsWith("// A new rule");
        }
        assertThat(rule("new-rule-2").path("file").asText()).isEqualTo("fresh.drl");
        assertThat(errors()).isEmpty();
        assertThat(findings(Case.project().with("/budget/compute", 2_000_000_000L)))
                .as("a draft touches nothing")
                .doesNotContain("NEW_RULE");

        written("POST", "/api/v1/draft/publish", Map.of());
        assertThat(findings(Case.project().with("/budget/compute", 2_000_000_000L)))
                .contains("NEW_RULE", "NEW_RULE_2");
        written("POST", "/api/v1/draft/take-back", Map.of());
        assertThat(rules.resolve("fresh.drl")).doesNotExist();
        assertThat(findings(Case.project().with("/budget/compute", 2_000_000_000L)))
                .doesNotContain("NEW_RULE");
        assertThat(calls.write("POST", RULES, json(Map.of("file", "reference/gpus.yaml")))
                        .status())
                .isEqualTo(409);
    }

    private List<String> findings(Case facts) throws Exception {
        return calls.post("/api/v1/advise?preview=true&fields=findings", facts.json())
                .json()
                .findValuesAsText("code");
    }

    @Test
    void whatIsTypedIsComparedBeforeItIsSaved() throws Exception {
        String typed = text(OWN).replace("level == \"HIGH\"", "levle == \"HIGH\"");
        Calls.Answer refused =
                calls.write("POST", "/api/v1/draft/compare", json(Map.of("files", Map.of("own.drl", typed))));
        assertThat(refused.status()).as("it was looked at").isEqualTo(422);
        assertThat(refused.json().at("/errors/0/detail").asText()).contains("`levle`");
        assertThat(calls.get("/api/v1/draft").json().path("edited")).isEmpty();
    }

    @Test
    void aRuleOfTheBaseIsDisabledAndEnabledAndOneOfItsOwnBecomesAComment() throws Exception {
        assertThat(written("PATCH", RULES + "/" + OF_BASE, Map.of("enabled", false))
                        .path("file")
                        .asText())
                .isEqualTo("rulebook.yaml");
        assertThat(overview().at("/disabled/0").asText()).isEqualTo(OF_BASE);
        assertThat(rule(OF_BASE).isMissingNode()).isTrue();
        written("PATCH", RULES + "/finding-api-access-limits", Map.of("enabled", false));
        assertThat(errors()).isEmpty();
        written("PATCH", RULES + "/" + OF_BASE, Map.of("enabled", true));
        assertThat(overview().path("disabled").toString()).isEqualTo("[\"finding-api-access-limits\"]");
        assertThat(rule(OF_BASE).isMissingNode()).isFalse();
        assertThat(calls.write("PATCH", RULES + "/" + OF_BASE, "{\"enabled\": true}")
                        .status())
                .isEqualTo(404);

        String before = text(OWN);
        written("PATCH", RULES + "/finding-strict", Map.of("enabled", false));
        assertThat(rule("finding-strict").isMissingNode()).isTrue();
        assertThat(text(OWN))
                .contains("// rule \"A strict regulation is told\"")
                .contains("\n// end\n");
        assertThat(text(OWN).replace("// ", "")).isEqualTo(before);
        assertThat(calls.write("PATCH", RULES + "/finding-strict", "{\"enabled\": false}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aRuleOfTheBaseIsMadeItsOwnWithWhatItsFileImports() throws Exception {
        JsonNode made = written("POST", RULES, Map.of("of", "tier-compute-limited"));
        assertThat(made.path("file").asText()).isEqualTo("decision-tree.drl");
        assertThat(rule("tier-compute-limited").path("file").asText()).isEqualTo("decision-tree.drl");
        assertThat(rule("tier-compute-limited").path("line").asInt())
                .isEqualTo(made.path("line").asInt());
        assertThat(errors()).isEmpty();
        assertThat(calls.write("POST", RULES, json(Map.of("of", "tier-compute-limited")))
                        .status())
                .as("it is its own already")
                .isEqualTo(409);
    }

    @Test
    void readOnlyNothingOfItIsWritten() throws Exception {
        try (Workbench looking = Workbench.start(settings(true, false))) {
            Calls asking = new Calls(looking);
            assertThat(asking.write("POST", RULES, "{\"file\": \"own.drl\"}").status())
                    .isEqualTo(403);
            assertThat(asking.write("PATCH", RULES + "/" + OF_BASE, "{\"enabled\": false}")
                            .status())
                    .isEqualTo(403);
            assertThat(asking.write("POST", "/api/v1/draft/approve", "{\"by\": \"A\"}")
                            .status())
                    .isEqualTo(403);
        }
    }

    // ---- decisions ----

    @Test
    void theLogShowsADecisionByTheRulebookThatDecidedAndHoldsItAgainstTheAdviceThatWasKept() throws Exception {
        String facts = Case.project()
                .with("/facts", List.of(Map.of("type", "Regulation", "level", "HIGH")))
                .json();
        String id =
                calls.write("POST", "/api/v1/advise", facts).json().path("id").asText();
        String kept;
        try (SqlLog keeping = SqlLog.keepingAdvice(log, new JsonReport()::line);
                Advisor advisor = Advisor.of(rules, keeping)) {
            kept = advisor.advise(Document.of("facts.json", facts)).id();
        }
        written("PATCH", RULES + "/finding-strict", Map.of("enabled", false));
        written("POST", "/api/v1/draft/publish", Map.of());
        assertThat(calls.get("/api/v1/log/" + id + "/page").body())
                .contains("decided again by the rulebook that decided then")
                .doesNotContain("the advice that the log keeps")
                .contains("The project is strictly regulated.");
        assertThat(calls.get("/api/v1/log/" + id + "/advice").status()).isEqualTo(404);
        assertThat(calls.get("/api/v1/log/" + kept + "/page").body())
                .contains("the same as the advice that the log keeps")
                .contains("The project is strictly regulated.");
        assertThat(calls.get("/api/v1/log/" + kept + "/advice")
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(kept);
        written("POST", "/api/v1/draft/take-back", Map.of());
        assertThat(written("POST", "/api/v1/log/replay", Map.of())
                        .path("counts")
                        .toString())
                .as("the draft lacks the rule still")
                .isEqualTo("{\"OTHER_FIGURES\":2}");
    }

    // ---- approvals ----

    @Test
    void onlyWhatIsApprovedAsItIsIsServedAndPublishedWhereThatIsAskedFor() throws Exception {
        assertThatThrownBy(() -> Workbench.start(settings(false, true)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nobody approved the rulebook department 1.0.0 as it is");
        assertThat(calls.write("POST", "/api/v1/draft/approve", "{\"by\": \" \"}")
                        .status())
                .isEqualTo(422);
        written("POST", "/api/v1/draft/approve", Map.of("by", "A. Auditor"));
        assertThat(calls.get("/api/v1/rulebook").json().path("approvedBy")).isEmpty();
        written("POST", "/api/v1/draft/publish", Map.of());
        assertThat(calls.get("/api/v1/rulebook").json().at("/approvedBy/0").asText())
                .isEqualTo("A. Auditor");

        try (Workbench strict = Workbench.start(settings(false, true))) {
            Calls asking = new Calls(strict);
            String digest = asking.get("/api/v1/rulebook").json().path("digest").asText();
            asking.write("PATCH", RULES + "/" + OF_BASE, "{\"enabled\": false}");
            assertThat(asking.get("/api/v1/draft").json().path("approvedBy")).isEmpty();
            Calls.Answer refused = asking.write("POST", "/api/v1/draft/publish", "{}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/detail").asText()).contains("nobody approved");
            assertThat(asking.get("/api/v1/rulebook").json().path("digest").asText())
                    .isEqualTo(digest);
            assertThat(Files.readString(rules.resolve("rulebook.yaml"))).doesNotContain(OF_BASE);
            Calls.Answer approved = asking.write("POST", "/api/v1/draft/approve", "{\"by\": \"B. Board\"}");
            assertThat(approved.json().at("/approvedBy/0").asText()).isEqualTo("B. Board");
            Calls.Answer published = asking.write("POST", "/api/v1/draft/publish", "{}");
            assertThat(published.status()).as(published.body()).isEqualTo(200);
            assertThat(asking.get("/api/v1/rulebook").json().path("digest").asText())
                    .isNotEqualTo(digest);
            asking.write("POST", "/api/v1/draft/take-back", "{}");
            asking.write("DELETE", "/api/v1/draft", "");
        }
        written("POST", "/api/v1/draft/take-back", Map.of());
        assertThat(calls.get("/api/v1/rulebook").json().path("approvedBy")).isEmpty();
    }
}
