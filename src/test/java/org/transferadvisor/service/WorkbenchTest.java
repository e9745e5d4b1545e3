package org.transferadvisor.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Case;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.JsonReport;

/** What a program asks of the service, and what it is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbenchTest {

    private static final String BANK = "facts-samples/bank-fraud-detection.json";

    private Workbench workbench;
    private Calls calls;
    private String bank;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        workbench = Workbench.start(new ServiceSettings(
                "127.0.0.1",
                0,
                null,
                List.of(),
                null,
                folder.resolve("decisions.db").toString(),
                false,
                false));
        calls = new Calls(workbench);
        bank = Files.readString(Path.of(BANK));
    }

    @AfterAll
    void stop() {
        workbench.close();
    }

    private String decided(String query) throws Exception {
        Calls.Answer answer = calls.write("POST", "/api/v1/advise" + query, bank);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asText();
    }

    // ---- advice ----

    @Test
    void anAdviceIsTheOneOfTheCommandLine() throws Exception {
        Calls.Answer answer = calls.post("/api/v1/advise?preview=true", bank);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("application/json");
        JsonNode own = Calls.JSON.readTree(new JsonReport().line(Case.advisor().advise(Path.of(BANK))));
        for (String part : List.of("recommendation", "costs", "viability", "models", "trace", "input")) {
            assertThat(answer.json().path(part)).as(part).isEqualTo(own.path(part));
        }
    }

    @Test
    void factsMayBeYaml() throws Exception {
        Calls.Answer answer = calls.send(
                "POST",
                "/api/v1/advise?preview=true&fields=recommendation.strategy",
                "application/yaml; charset=utf-8",
                "project: P\ntask: {type: OTHER}\ndata: {labeledSamples: 500}\nbudget: {compute: 500}\nmodelMatch: HIGH_QUALITY\n",
                false);
        assertThat(answer.json().path("recommendation.strategy").asText()).isEqualTo("PROMPT_TUNING");
    }

    @Test
    void anAdviceIsWrittenInTheFormatAskedFor() throws Exception {
        Calls.Answer page = calls.post("/api/v1/advise?preview=true&format=html", bank);
        assertThat(page.type()).startsWith("text/html");
        assertThat(page.body()).startsWithIgnoringCase("<!doctype html>");
        assertThat(calls.post("/api/v1/advise?preview=true&format=markdown", bank)
                        .body())
                .startsWith("#");
        assertThat(calls.post("/api/v1/advise?preview=true&format=text", bank).body())
                .contains("FinBERT");
        assertThat(calls.post("/api/v1/advise?preview=true&format=pdf", bank).status())
                .isEqualTo(400);
    }

    @Test
    void refusedFactsAreAProblemThatPointsAtEachMistake() throws Exception {
        Calls.Answer answer = calls.post(
                "/api/v1/advise?preview=true",
                Case.project()
                        .with("/data/labeledSamples", -1)
                        .with("/budjet", 5)
                        .json());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/data/labeledSamples", "/budjet");
        assertThat(answer.json().at("/errors/0/allowed").asText()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void moreThanADocumentMayHoldIsRefusedBeforeItIsRead() throws Exception {
        Calls.Answer answer = calls.post("/api/v1/advise?preview=true", " ".repeat(Document.LARGEST + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("detail").asText()).isEqualTo("at most " + Document.LARGEST + " bytes");
    }

    @Test
    void aConfigOnTheDiskOfTheServiceIsNotRead() throws Exception {
        Calls.Answer answer = calls.post(
                "/api/v1/advise?preview=true",
                Case.of(bank).with("/candidates/0/config", "/etc/passwd").json());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().findValuesAsText("pointer")).contains("/candidates/0/config");
    }

    @Test
    void aDecisionThatIsKeptNeedsTheKeyAndAPreviewIsNotKept() throws Exception {
        int before = calls.get("/api/v1/log?limit=1000").json().size();
        assertThat(calls.post("/api/v1/advise", bank).status()).isEqualTo(401);
        assertThat(calls.post("/api/v1/advise?preview=true", bank).status()).isEqualTo(200);
        assertThat(calls.get("/api/v1/log?limit=1000").json()).hasSize(before);
        String id = decided("?by=Ada&purpose=spring");
        JsonNode newest = calls.get("/api/v1/log?limit=1").json().get(0);
        assertThat(newest.path("id").asText()).isEqualTo(id);
        assertThat(newest.path("by").asText()).isEqualTo("Ada");
    }

    @Test
    void aBatchIsAnsweredLineByLineWhileItIsSent() throws Exception {
        String line = Case.project().json().replace("\n", "");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), workbench.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /api/v1/batch?fields=recommendation.strategy HTTP/1.1\r\nHost: 127.0.0.1:" + workbench.port()
                                    + "\r\nContent-Type: application/x-ndjson\r\nAuthorization: Bearer " + calls.key()
                                    + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String each : List.of(line, "{\"project\": 5}", line)) {
                byte[] chunk = (each + "\n").getBytes(StandardCharsets.UTF_8);
                out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                String answered = in.readLine();
                while (answered != null && !answered.startsWith("{")) {
                    answered = in.readLine();
                }
                assertThat(answered).contains(each.equals(line) ? "LORA" : "\"line\":2,\"error\":");
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    // ---- reasons ----

    @Test
    void reasonsAreGivenForTheAdviceForAnotherStrategyAndForAFlip() throws Exception {
        assertThat(calls.post("/api/v1/explain?format=text&of=viability.tlEvs", bank)
                        .body())
                .contains("TL-EVS");
        assertThat(calls.post("/api/v1/explain?whyNot=LORA", bank).status()).isEqualTo(200);
        assertThat(calls.post("/api/v1/explain?whyNot=NOTHING", bank).status()).isEqualTo(422);
        assertThat(calls.post("/api/v1/explain?depth=0", bank).status()).isEqualTo(400);
    }

    @Test
    void placesOfAFlipAreFoundToTheLastSample() throws Exception {
        JsonNode axis = calls.post("/api/v1/places?fact=data.labeledSamples", bank)
                .json()
                .get(0);
        assertThat(axis.path("value").asInt()).isEqualTo(50_000);
        assertThat(axis.path("spans").findValuesAsText("from")).containsExactly("0", "1000", "10001");
        assertThat(axis.path("spans").findValuesAsText("to")).containsExactly("999", "10000", "500000");
        assertThat(axis.path("spans").findValuesAsText("strategy"))
                .containsExactly("FEATURE_EXTRACTION", "FULL_FINE_TUNING", "TRANSFER_THEN_DISTILL");
        assertThat(calls.post("/api/v1/places?fact=data.samples", bank).status())
                .isEqualTo(422);
    }

    @Test
    void placesAlongTheSimilarityOfACandidateLieOnItsBands() throws Exception {
        JsonNode axis = calls.post("/api/v1/places?fact=candidates.0.similarity", bank)
                .json()
                .get(0);
        assertThat(axis.path("spans").findValuesAsText("from")).containsExactly("0", "0.501", "0.701");
        assertThat(calls.post(
                                "/api/v1/places?fact=candidates.0.similarity",
                                Case.project().json())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aConfigurationIsWrittenOrSaidWhyNot() throws Exception {
        String assistant = Files.readString(Path.of("facts-samples/support-assistant.json"));
        assertThat(calls.post("/api/v1/configure?for=axolotl", assistant).status())
                .isIn(200, 409);
        assertThat(calls.post("/api/v1/configure?for=word", assistant).status()).isEqualTo(400);
    }

    // ---- the log ----

    @Test
    void anOutcomeIsEnteredAndShownWithItsDecision() throws Exception {
        String id = decided("");
        String path = "/api/v1/log/" + id;
        assertThat(calls.post(path + "/outcome", "{\"succeeded\": \"yes\"}").status())
                .isEqualTo(401);
        assertThat(calls.write("POST", path + "/outcome", "{\"succeeded\": \"perhaps\"}")
                        .status())
                .isEqualTo(422);
        assertThat(calls.write("POST", path + "/outcome", "{\"quality-after\": 1.01}")
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/quality-after");
        Calls.Answer answer =
                calls.write("POST", path + "/outcome", "{\"succeeded\": \"yes\", \"gpu-hours\": 12, \"by\": \"Ada\"}");
        assertThat(answer.json().at("/outcomes/0/succeeded").asBoolean()).isTrue();
        assertThat(calls.get(path).json().at("/outcomes/0/actualGpuHours").asInt())
                .isEqualTo(12);
        assertThat(calls.get(path + "/page").body()).contains("Fraud detection at a global bank");
    }

    @Test
    void decisionsAreFilteredAndAWrongFilterIsSaid() throws Exception {
        decided("?by=Grace");
        assertThat(calls.get("/api/v1/log?by=Grace&strategy=TRANSFER_THEN_DISTILL")
                        .json())
                .isNotEmpty();
        assertThat(calls.get("/api/v1/log?by=Nobody").json()).isEmpty();
        assertThat(calls.get("/api/v1/log?from=yesterday").status()).isEqualTo(400);
        assertThat(calls.get("/api/v1/log?colour=red").status()).isEqualTo(400);
        assertThat(calls.get("/api/v1/log?limit=1001").status()).isEqualTo(400);
        assertThat(calls.get("/api/v1/log/none").status()).isEqualTo(404);
    }

    // ---- the service itself ----

    @Test
    void metricsCountDecisionsAndRefusalsAndNameTheRulebook() throws Exception {
        decided("");
        calls.post("/api/v1/advise?preview=true", "{}");
        String metrics = calls.get("/metrics").body();
        assertThat(metrics)
                .contains("advisor_decisions_total{strategy=\"TRANSFER_THEN_DISTILL\",verdict=\"PROCEED\"}")
                .contains("advisor_refusals_total{status=\"422\"}")
                .contains("advisor_requests_seconds_bucket{route=\"/api/v1/advise\",le=\"0.15\"}")
                .contains("digest=\"" + Case.advisor().identity().digest() + "\"");
        assertThat(calls.get("/health/ready").body())
                .contains(Case.advisor().identity().digest());
        assertThat(calls.get("/health/live").body()).isEqualTo("live");
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndNothingInlineThatIsNotHashed() throws Exception {
        String answer = calls.rawText("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .containsPattern(
                        "Content-Security-Policy: default-src 'none'; script-src 'self' 'sha256-[^']+'; style-src 'self';")
                .contains("X-Content-Type-Options: nosniff")
                .doesNotContain("unsafe-inline");
        assertThat(answer.replaceAll("(?s).*<!doctype html>", ""))
                .doesNotContain("http://")
                .doesNotContain("https://");
    }

    @Test
    void examplesAreTheSamples() throws Exception {
        assertThat(Examples.NAMES.stream().map(each -> each + ".json"))
                .containsExactlyElementsOf(Case.samples().stream()
                        .map(each -> each.getFileName().toString())
                        .toList());
        assertThat(calls.get("/api/v1/examples/bank-fraud-detection").body()).isEqualTo(bank);
        assertThat(calls.get("/api/v1/examples/none").status()).isEqualTo(404);
    }

    @Test
    void theBuiltInRulebookIsShownAndNotPublishedTo() throws Exception {
        JsonNode rulebook = calls.get("/api/v1/rulebook").json();
        assertThat(rulebook.path("rules")).hasSizeGreaterThan(100);
        assertThat(rulebook.at("/names/QLORA").asText()).isEqualTo("QLoRA");
        assertThat(calls.get("/api/v1/rulebook/files?path=strategy.drl")
                        .json()
                        .path("text")
                        .asText())
                .contains("rule \"");
        assertThat(calls.get("/api/v1/rulebook/files?path=..%2f..%2fpom.xml").status())
                .isIn(400, 404);
        assertThat(calls.write("POST", "/api/v1/draft/publish", "{}").status()).isEqualTo(409);
    }
}
