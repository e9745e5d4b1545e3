package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Rulebooks;
import org.w3c.dom.Element;

/** The command {@code rules test}: formats, exit codes, coverage, and what goes where. */
class RulesTestCommandTest {

    private static final String SCENARIOS = """
            given:
              project: A project
              task: {type: OTHER}
              data: {labeledSamples: 5000}
              budget: {compute: 5000}
              modelMatch: HIGH_QUALITY
            scenarios:
              - name: as it is
                expect: {recommendation.leaf: PEFT_METHOD_SELECTION}
              - name: "as it is <not>"
                expect: {recommendation.leaf: LORA_OR_QLORA}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean terminal;

    private int run(String... arguments) {
        out.reset();
        err.reset();
        PrintStream to = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Main.run(
                new Console(
                        InputStream.nullInputStream(),
                        to,
                        errors,
                        terminal,
                        Map.of("COLUMNS", "80", "ADVISOR_PROGRESS", String.valueOf(terminal))),
                arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path edited(String scenarios) throws IOException {
        Path rules = Rulebooks.shipped()
                .replace("decision-tree.drl", "labeledSamples < 1000", "labeledSamples < 2000")
                .replace("decision-tree.drl", "labeledSamples >= 1000", "labeledSamples >= 2000")
                .write(folder.resolve("rules"));
        Files.createDirectories(rules.resolve("scenarios"));
        Files.writeString(rules.resolve("scenarios/mine.yaml"), scenarios);
        return rules;
    }

    @Test
    void theShippedScenariosTestAllOfTheShippedRules() throws IOException {
        terminal = true;
        Path report = folder.resolve("report.json");
        assertThat(run("rules", "test", "rules", "--format", "json", "--min-coverage", "100", "--output", report + ""))
                .as(err())
                .isZero();
        assertThat(out()).isEmpty();
        assertThat(err()).contains("\rscenarios: 50%").doesNotContain("coverage");
        JsonNode json = JsonMapper.builder().build().readTree(report.toFile());
        assertThat(json.path("failed").asInt()).isZero();
        assertThat(json.path("passed").asInt()).isEqualTo(json.path("outcomes").size());
        assertThat(json.at("/coverage/rules/percent").asDouble()).isEqualTo(100);
        assertThat(json.at("/coverage/rules/total").asInt()).isGreaterThan(200);
        assertThat(json.at("/coverage/thresholds/comparisons"))
                .extracting(each -> each.at("/sides/0/side").asText())
                .contains("at most 50000", "below 1000");
    }

    @Test
    void aFailureIsShownInEveryFormatWithExitCodeThree() throws Exception {
        Path rules = edited(SCENARIOS);
        assertThat(run("rules", "test", rules + "", "--format", "junit", "--min-coverage", "60"))
                .isEqualTo(3);
        assertThat(err()).contains("coverage of ").contains("is below 60").doesNotContain("\r");
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()))
                .getDocumentElement();
        assertThat(suites.getAttribute("tests")).isEqualTo("2");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        Element failure = (Element) suites.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message"))
                .isEqualTo("recommendation.leaf: expected LORA_OR_QLORA, found PEFT_METHOD_SELECTION");
        assertThat(failure.getTextContent())
                .contains("scenarios/mine.yaml:11")
                .contains("because A compute budget of $5,000 is moderate. (tier-compute-moderate, decision-tree.drl:");
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("as it is <not>");

        terminal = true;
        assertThat(run("rules", "test", rules + "", "--only", "not")).isEqualTo(3);
        assertThat(out())
                .contains("\u001b[31mFAILED")
                .contains("expected  LORA_OR_QLORA")
                .contains("tier-compute-moderate, decision-tree.drl:")
                .contains("1 scenario: 0 passed")
                .doesNotContain("Rules fired");
        assertThat(out().replaceAll("\u001b\\[\\d+m", "").lines()).allMatch(line -> line.length() <= 80);
        assertThat(err()).contains("\rscenarios: 100%");
    }

    @Test
    void mistakesInScenariosAreRefusedAtTheirPlace() throws IOException {
        Path rules = edited(SCENARIOS.replace("recommendation.leaf: LORA", "recommendation.leef: LORA"));
        assertThat(run("rules", "test", rules + "")).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err())
                .startsWith("scenarios/mine.yaml:11:14: an advice has no `recommendation.leef`")
                .contains("hint: did you mean `leaf`?")
                .doesNotContain("Exception");
    }

    @Test
    void wrongUsageIsRefused() {
        assertThat(run("rules", "test", "rules", "--min-coverage", "101")).isEqualTo(2);
        assertThat(err()).contains("--min-coverage");
        assertThat(run("rules", "test", "rules", "--min-coverage", "NaN")).isEqualTo(2);
        assertThat(run("rules", "test", "rules", "--min-coverage", "50", "--only", "x"))
                .isEqualTo(2);
        assertThat(run("rules", "test", "nowhere")).isEqualTo(2);
        assertThat(err()).contains("`nowhere` is not there");
        assertThat(run("rules", "test", "--format", "xml")).isEqualTo(2);
        assertThat(err()).contains("text, json, junit");
    }
}
