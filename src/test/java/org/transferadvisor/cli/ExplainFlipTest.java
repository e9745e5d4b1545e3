package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Case;

/** The options {@code --flip} and {@code --fix} of {@code explain}. */
class ExplainFlipTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        PrintStream to = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        byte[] facts = Case.project().json().getBytes(StandardCharsets.UTF_8);
        return Main.run(
                new Console(new ByteArrayInputStream(facts), to, errors, false, Map.of("COLUMNS", "110")), arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void textSaysWhatToChangeAndWhatBecomesOfIt() {
        assertThat(run("explain", "-", "--flip", "--format", "text", "--fix", "modelMatch,data"))
                .isZero();
        assertThat(out())
                .startsWith("A project\n\nLORA is recommended.")
                .contains("1. /budget/compute: 5,000 (standard input:1) → 10,000.01, that is above 10,000")
                .contains("becomes FULL_FINE_TUNING\n")
                .contains("(tier-compute-substantial, §9.1)")
                .contains("Left alone by --fix: /data/labeledSamples")
                .endsWith("\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void noChangeIsAnAnswer() throws Exception {
        String all = "task,data,budget,serving,hardware,adaptation,modelMatch,maxParametersB,fromScratch,portfolio";
        assertThat(run("explain", "-", "--flip", "QLORA", "--fix", all)).isZero();
        JsonNode answer = JsonMapper.builder().build().readTree(out());
        assertThat(answer.at("/flips").isEmpty()).isTrue();
        assertThat(answer.at("/complete").asBoolean()).isTrue();
    }

    @Test
    void markdownIsANumberedList() {
        assertThat(run("explain", "-", "--flip", "FULL_FINE_TUNING", "--format", "markdown"))
                .isZero();
        assertThat(out())
                .contains("\n1. **/data/labeledSamples: 5,000 (standard input:1) → 10,000, that is at least 10,000**\n")
                .contains("\n   - becomes FULL\\_FINE\\_TUNING\n");
    }

    @Test
    void whatDoesNotGoTogetherIsMisuse() {
        assertThat(run("explain", "-", "--fix", "data")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--fix goes with --flip");
        assertThat(run("explain", "-", "--flip", "--why-not", "LORA")).isEqualTo(2);
        assertThat(run("explain", "-", "--flip", "--fix", "nothing")).isEqualTo(2);
        assertThat(out()).isEmpty();
    }
}
