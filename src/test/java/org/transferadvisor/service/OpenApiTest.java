package org.transferadvisor.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Rulebooks;

/** The description of the interface says what is answered, for every operation that it lists. */
class OpenApiTest {

    /** A request for an operation. */
    private record Asked(String method, String path, String body, int status) {}

    private static final String RULE = "strategy.drl";

    private final List<String> complaints = new ArrayList<>();

    @Test
    void everyOperationAnswersAsItIsDescribed(@TempDir Path folder) throws Exception {
        Path rules = Rulebooks.shipped().write(Files.createDirectories(folder.resolve("rules")));
        try (Workbench workbench = Workbench.start(new ServiceSettings(
                "127.0.0.1", 0, null, List.of(), rules, folder.resolve("log.db").toString(), false, false))) {
            Calls calls = new Calls(workbench);
            JsonNode document = calls.get("/api/v1/openapi.json").json();
            String facts = Files.readString(Path.of("facts-samples/support-assistant.json"));
            String id = calls.write("POST", "/api/v1/advise", facts)
                    .json()
                    .path("id")
                    .asText();
            Map<String, Asked> asked = asked(facts, id);
            List<String> listed = new ArrayList<>();
            for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                    String operation = method.getValue().path("operationId").asText();
                    listed.add(operation);
                    Asked each = asked.get(operation);
                    assertThat(each).as(operation + " is asked by no test").isNotNull();
                    assertThat(each.method()).isEqualToIgnoringCase(method.getKey());
                    String type = operation.equals("batch") ? "application/x-ndjson" : "application/json";
                    Calls.Answer answer = calls.send(each.method(), each.path(), type, each.body(), true);
                    assertThat(answer.status())
                            .as(operation + ": " + answer.body())
                            .isEqualTo(each.status());
                    String key = each.status() == 200 ? "200" : "default";
                    check(
                            document,
                            operation,
                            method.getValue().path("responses").path(key).path("content"),
                            answer);
                }
            }
            assertThat(listed).containsExactlyInAnyOrderElementsOf(asked.keySet());
            Calls.Answer refused = calls.post("/api/v1/advise?preview=true", "{}");
            check(
                    document,
                    "a refusal",
                    document.at("/paths/~1api~1v1~1advise/post/responses/default/content"),
                    refused);
        }
        assertThat(complaints).isEmpty();
    }

    private static Map<String, Asked> asked(String facts, String id) {
        String api = "/api/v1";
        Map<String, Asked> asked = new LinkedHashMap<>();
        asked.put("advise", new Asked("POST", api + "/advise?preview=true", facts, 200));
        asked.put("batch", new Asked("POST", api + "/batch?fields=recommendation", facts.replace("\n", " "), 200));
        asked.put("explain", new Asked("POST", api + "/explain?decisive=true", facts, 200));
        asked.put("places", new Asked("POST", api + "/places?fact=budget.compute,serving.variants", facts, 200));
        asked.put("configure", new Asked("POST", api + "/configure?for=axolotl", facts, 200));
        for (String each : List.of("schema", "examples", "service", "rulebook", "draft", "log")) {
            asked.put(each, new Asked("GET", api + "/" + each, null, 200));
        }
        asked.put("example", new Asked("GET", api + "/examples/two-gaming-cards", null, 200));
        asked.put("rulebookFile", new Asked("GET", api + "/rulebook/files?path=" + RULE, null, 200));
        asked.put("check", new Asked("POST", api + "/check", "{\"files\": {\"" + RULE + "\": \"rule\"}}", 200));
        asked.put("discardDraft", new Asked("DELETE", api + "/draft", null, 200));
        asked.put("overview", new Asked("GET", api + "/draft/overview", null, 200));
        asked.put("rows", new Asked("GET", api + "/draft/rows?path=reference/proximity-weights.yaml", null, 200));
        asked.put("draftFile", new Asked("GET", api + "/draft/files/" + RULE, null, 200));
        asked.put(
                "writeFile",
                new Asked(
                        "PUT",
                        api + "/draft/files/notes.drl",
                        "{\"text\": \"package org.transferadvisor.rules\\n\"}",
                        200));
        asked.put(
                "setValue",
                new Asked(
                        "PATCH",
                        api + "/draft/files/reference/figures.yaml",
                        "{\"path\": [\"rows\", 5, \"value\"], \"value\": 0.4}",
                        200));
        asked.put("addRule", new Asked("POST", api + "/draft/rules", "{\"file\": \"notes.drl\"}", 200));
        asked.put("enableRule", new Asked("PATCH", api + "/draft/rules/new-rule", "{\"enabled\": false}", 200));
        asked.put("approve", new Asked("POST", api + "/draft/approve", "{\"by\": \"A. Auditor\"}", 200));
        asked.put("discardFile", new Asked("DELETE", api + "/draft/files/notes.drl", null, 200));
        asked.put("test", new Asked("POST", api + "/draft/test", null, 200));
        asked.put("compare", new Asked("POST", api + "/draft/compare", "{\"files\": {}}", 200));
        asked.put("publish", new Asked("POST", api + "/draft/publish", null, 200));
        asked.put("takeBack", new Asked("POST", api + "/draft/take-back", null, 200));
        asked.put("calibration", new Asked("GET", api + "/log/calibration", null, 200));
        asked.put("replay", new Asked("POST", api + "/log/replay", null, 200));
        asked.put("decision", new Asked("GET", api + "/log/" + id, null, 200));
        asked.put("decisionPage", new Asked("GET", api + "/log/" + id + "/page", null, 200));
        asked.put("keptAdvice", new Asked("GET", api + "/log/" + id + "/advice", null, 404));
        asked.put("outcome", new Asked("POST", api + "/log/" + id + "/outcome", "{\"succeeded\": \"yes\"}", 200));
        asked.put("description", new Asked("GET", api + "/openapi.json", null, 200));
        asked.put("live", new Asked("GET", "/health/live", null, 200));
        asked.put("ready", new Asked("GET", "/health/ready", null, 200));
        asked.put("metrics", new Asked("GET", "/metrics", null, 200));
        return asked;
    }

    private void check(JsonNode document, String operation, JsonNode content, Calls.Answer answer) {
        String type = answer.type().replaceFirst(";.*", "");
        JsonNode described = content.path(type).path("schema");
        if (described.isMissingNode()) {
            complaints.add(operation + " answers with " + type);
        } else if (type.endsWith("json") && !type.endsWith("ndjson")) {
            ObjectNode schema = Calls.JSON.createObjectNode();
            schema.set("allOf", Calls.JSON.createArrayNode().add(described));
            schema.set("components", document.path("components"));
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema.toString(), InputFormat.JSON)
                    .validate(answer.body(), InputFormat.JSON)
                    .forEach(each -> complaints.add(operation + ": " + each));
        }
    }
}
