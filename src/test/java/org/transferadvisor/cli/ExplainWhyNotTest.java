package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The option {@code --why-not} of {@code explain}. */
class ExplainWhyNotTest {

    private static final String SAMPLE = "facts-samples/bank-fraud-detection.json";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        PrintStream to = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Main.run(
                new Console(InputStream.nullInputStream(), to, errors, false, Map.of("COLUMNS", "110")), arguments);
    }

    @Test
    void textNamesTheFactsThatWouldHaveToDiffer() {
        assertThat(run("explain", SAMPLE, "--why-not", "QLORA", "--format", "text"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Why not QLORA (QLoRA)? TRANSFER_THEN_DISTILL is recommended.")
                .contains("/serving/requirement: found LATENCY (" + SAMPLE + ":19), needed QUALITY")
                .contains("rule   The method that can be carried out (strategy-method, rulebook, carry-out.drl:")
                .contains("gap    /serving/requirement: found LATENCY\n")
                .endsWith("\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void jsonIsTheFormatWhereNobodyLooks() throws Exception {
        assertThat(run("explain", SAMPLE, "--why-not", "QLORA")).isZero();
        JsonNode answer = JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(answer.at("/recommended").asText()).isEqualTo("TRANSFER_THEN_DISTILL");
        assertThat(answer.at("/lacking/0/pointer").asText()).isEqualTo("/serving/requirement");
        assertThat(answer.at("/ways/0/rule").asText()).isEqualTo("strategy-method");
    }

    @Test
    void markdownIsANestedList() {
        assertThat(run("explain", SAMPLE, "--why-not", "QLORA", "--format", "markdown"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("## Fraud detection at a global bank\n\nWhy not QLORA (QLoRA)?")
                .containsPattern(
                        "\n- rule The method that can be carried out \\(strategy-method, rulebook, carry-out.drl:\\d+\\)\n  - needs ");
    }

    @Test
    void anUnknownStrategyIsRefused() {
        assertThat(run("explain", SAMPLE, "--why-not", "QLORRA")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("did you mean `QLORA`?");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
