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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.Case;
import org.transferadvisor.facts.reading.Document;

/** The command {@code explain}: reasons in three formats, and the verification of kept advices. */
class ExplainCommandTest {

    private static final String SAMPLE = "facts-samples/bank-fraud-detection.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean terminal;
    private Map<String, String> environment = Map.of();
    private InputStream in = InputStream.nullInputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        PrintStream to = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Main.run(new Console(in, to, errors, terminal, environment), arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    // ---- reasons ----

    @Test
    void theRecommendationIsExplainedFromConclusionToLine() {
        environment = Map.of("COLUMNS", "120");
        assertThat(run("explain", SAMPLE, "--format", "text")).isZero();
        assertThat(out())
                .contains("Choose transfer then distillation")
                .contains("├─ ")
                .contains("/data/labeledSamples = 50000")
                .contains(SAMPLE + ":10:23")
                .contains("§9.1 The Transfer Learning Decision Tree: \"Transfer then distill to smaller model\"")
                .contains("= round(0.4 × 0.8 + 0.3 × 0.72 + 0.3 × 0.75, 4)")
                .contains("reasons above");
        assertThat(err()).isEmpty();
    }

    static Iterable<Path> samples() throws IOException {
        return Case.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void textKeepsTheWidthOfTheTerminal(Path sample) {
        for (int width : new int[] {60, 80, 120}) {
            environment = Map.of("COLUMNS", String.valueOf(width));
            assertThat(run(
                            "explain",
                            sample.toString(),
                            "--format",
                            "text",
                            "--of",
                            "recommendation",
                            "--of",
                            "viability"))
                    .isZero();
            assertThat(out().lines()
                            .filter(line -> !line.matches("[│├└─ ]{40,}.*"))
                            .filter(line -> !line.contains(sample.toString())))
                    .allMatch(line -> line.length() <= width && !line.endsWith(" "));
        }
    }

    @Test
    void colourIsForTerminalsThatWantIt() {
        assertThat(run("explain", SAMPLE, "--format", "text")).isZero();
        String plain = out();
        assertThat(plain).doesNotContain("\u001b");
        terminal = true;
        assertThat(run("explain", SAMPLE)).isZero();
        assertThat(out()).contains("\u001b[1m");
        assertThat(out().replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
        environment = Map.of("NO_COLOR", "1");
        assertThat(run("explain", SAMPLE)).isZero();
        assertThat(out()).isEqualTo(plain);
    }

    @Test
    void jsonHoldsEverything() throws IOException {
        assertThat(run("explain", SAMPLE, "--of", "viability.tlEvs", "--of", "costs.compute"))
                .isZero();
        JsonNode explanation = JSON.readTree(out());
        assertThat(explanation.at("/answers")).hasSize(2);
        assertThat(explanation.at("/answers/0/reasons/0/kind").asText()).isEqualTo("concluded");
        assertThat(explanation
                        .at("/answers/0/reasons/0/by/0/calculations/0/formula")
                        .asText())
                .isEqualTo("benefits / costs × probability");
        assertThat(explanation.at("/rulebook/digest").asText()).hasSize(64);
        assertThat(out())
                .contains("\"kind\": \"stated\"")
                .contains("\"kind\": \"figure\"")
                .doesNotContain("CLOSED");
        JsonNode value = explanation.at("/answers/0/value");
        assertThat(run("advise", SAMPLE)).isZero();
        assertThat(value).isEqualTo(JSON.readTree(out()).at("/viability/tlEvs"));
    }

    @Test
    void markdownIsANestedListInWhichTextStaysText() throws IOException {
        String name = "<script>*A* [b](c) `d` | e";
        Path facts = file("case.json", Case.project().with("/project", name).json());
        assertThat(run("explain", facts.toString(), "--format", "markdown", "--of", "recommendation.leaf"))
                .isZero();
        assertThat(out())
                .startsWith("# &lt;script&gt;\\*A\\* \\[b\\](c) \\`d\\` \\| e\n")
                .contains(
                        "\n- **The match is of high quality, data of medium amount and the compute budget moderate.**")
                .contains("\n  - ")
                .contains("/data/labeledSamples = 5000");
        assertThat(out().lines().filter(line -> line.startsWith("  ")))
                .allMatch(line -> line.strip().startsWith("- "));
    }

    @Test
    void theDepthIsChosen() {
        assertThat(run("explain", SAMPLE, "--format", "text", "--depth", "1")).isZero();
        long shallow = out().lines().count();
        assertThat(run("explain", SAMPLE, "--format", "text", "--depth", "3")).isZero();
        assertThat(out().lines().count()).isGreaterThan(shallow);
        assertThat(run("explain", SAMPLE, "--depth", "0")).isEqualTo(2);
        assertThat(err()).contains("'--depth'").contains("'0'");
    }

    @Test
    void basisOutputAndStandardInputAreAsElsewhere() throws IOException {
        in = new ByteArrayInputStream(Files.readAllBytes(Path.of(SAMPLE)));
        Path to = folder.resolve("why.txt");
        assertThat(run(
                        "explain",
                        "-",
                        "--basis",
                        "measured",
                        "--format",
                        "text",
                        "--of",
                        "costs.LORA.adaptation",
                        "--output",
                        to.toString()))
                .isZero();
        assertThat(out()).isEmpty();
        assertThat(Files.readString(to)).contains("measured figures").contains("(standard input:");
    }

    @Test
    void whatCannotBeExplainedIsRefused() throws IOException {
        assertThat(run("explain", SAMPLE, "--of", "costs.compte")).isEqualTo(2);
        assertThat(err())
                .contains("`costs.compte`")
                .contains("did you mean `costs.compute`?")
                .contains("peft.winner");
        assertThat(out()).isEmpty();
        assertThat(run("explain")).isEqualTo(2);
        assertThat(err()).contains("which facts?");
        assertThat(run("explain", SAMPLE, "--verify", SAMPLE)).isEqualTo(2);
        assertThat(err()).contains("--verify");
        assertThat(run("explain", file("case.json", "{}").toString())).isEqualTo(2);
        assertThat(err()).contains("`project` is missing");
    }

    // ---- verification ----

    @Test
    void anAdviceThatIsWhatItsFactsGiveIsConfirmed() throws IOException {
        Path kept = folder.resolve("advice.json");
        assertThat(run("advise", SAMPLE, "facts-samples/code-assistant.json", "--output", kept.toString()))
                .isZero();
        assertThat(run("explain", "--verify", kept.toString(), "--format", "text"))
                .isZero();
        assertThat(out())
                .contains("Fraud detection at a global bank (/0)")
                .contains("Code assistant on private repositories (/1)")
                .contains("Rulebook: the same, transfer-learning-economics 1.0.0")
                .contains("Engine: the same")
                .contains("give this advice again");
    }

    @Test
    void aTamperedAdviceIsFound() throws IOException {
        assertThat(run("advise", SAMPLE)).isZero();
        String advice = out();
        Path kept = file(
                "advice.json",
                advice.replace("\"verdict\": \"PROCEED\"", "\"verdict\": \"DO_NOT_PROCEED\"")
                        .replaceFirst("\"digest\": \"\\w+\"", "\"digest\": \"0123456789abcdef\""));
        assertThat(run("explain", "--verify", kept.toString(), "--format", "text"))
                .isEqualTo(3);
        assertThat(out())
                .contains("Rulebook: another.")
                .contains("--rules DIR")
                .contains("0123456789abcdef")
                .contains("2 values are not what the facts in it give:")
                .containsPattern(
                        "advice.json:\\d+:\\d+ /viability/verdict\n +expected \"PROCEED\"\n +found    \"DO_NOT_PROCEED\"");
        in = new ByteArrayInputStream(Files.readAllBytes(kept));
        assertThat(run("explain", "--verify", "-", "--format", "text")).isEqualTo(3);
        assertThat(out()).containsPattern("standard input:\\d+:\\d+ /viability/verdict\n");
        assertThat(run("explain", "--verify", kept.toString())).isEqualTo(3);
        JsonNode json = JSON.readTree(out());
        assertThat(json.at("/identical").asBoolean()).isFalse();
        assertThat(json.at("/sameRulebook").asBoolean()).isFalse();
        assertThat(json.at("/differences/1/pointer").asText()).isEqualTo("/viability/verdict");
        assertThat(run("explain", "--verify", kept.toString(), "--format", "markdown"))
                .isEqualTo(3);
        assertThat(out()).contains("| place | expected | found |").contains("| `\"PROCEED\"` | `\"DO_NOT_PROCEED\"` |");
    }

    @Test
    void digestsThatDifferAreShownToWhereTheyDiffer() throws IOException {
        assertThat(run("advise", SAMPLE)).isZero();
        String advice = out();
        Matcher digest =
                Pattern.compile("\"factsDigest\"\\s*:\\s*\"(\\w{20})(\\w)").matcher(advice);
        assertThat(digest.find()).isTrue();
        char other = digest.group(2).equals("0") ? '1' : '0';
        Path kept = file("advice.json", advice.replace(digest.group(1) + digest.group(2), digest.group(1) + other));
        assertThat(run("explain", "--verify", kept.toString(), "--format", "text"))
                .isEqualTo(3);
        assertThat(out().replaceAll("\\s+", " "))
                .contains("It states the digest " + digest.group(1) + other + ", they have " + digest.group(1)
                        + digest.group(2) + ".")
                .contains(
                        "Not checked: /id, /decidedAt, /software, /request, /rulebook/approvedBy, which do not come from the facts.");
    }

    @Test
    void aLongValueIsShownWhereItDiffers() throws IOException {
        assertThat(run("advise", SAMPLE)).isZero();
        Path kept = file(
                "advice.json",
                out().replace("data plentiful and latency critical.", "data plentiful and latency important."));
        assertThat(run("explain", "--verify", kept.toString(), "--format", "text"))
                .isEqualTo(3);
        assertThat(out()).contains("latency critical.\"").contains("latency important.\"");
    }

    @Test
    void anAdviceOnManyCandidatesIsVerifiedThoughLargerThanFactsMayBe() throws IOException {
        Case facts = Case.project().without("modelMatch");
        List<Map<String, Object>> candidates = new ArrayList<>();
        for (int i = 0; i < 2_600; i++) {
            candidates.add(Map.of("model", "Model " + i, "benchmark", 0.5 + i % 40 / 100.0, "parametersB", 1 + i % 70));
        }
        Path asked = file("many.json", facts.with("/candidates", candidates).json());
        Path kept = folder.resolve("kept.json");
        assertThat(run("advise", asked.toString(), "--output", kept.toString())).isZero();
        assertThat(Files.size(kept)).isGreaterThan(Document.LARGEST);
        assertThat(run("explain", "--verify", kept.toString(), "--format", "text"))
                .isZero();
    }

    @Test
    void whatIsNoAdviceIsRefused() throws IOException {
        assertThat(run("explain", "--verify", SAMPLE)).isEqualTo(2);
        assertThat(err()).contains("this is no advice").contains("it looks like a facts file");
        assertThat(run("explain", "--verify", folder.resolve("none.json").toString()))
                .isEqualTo(2);
        assertThat(err()).contains("is not there");
        assertThat(run("explain", "--verify", file("text.json", "hello").toString()))
                .isEqualTo(2);
        assertThat(out()).isEmpty();
    }
}
