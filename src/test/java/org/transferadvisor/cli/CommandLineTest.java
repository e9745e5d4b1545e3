package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.Rulebooks;

/** The commands: formats, exit codes, and what goes where. */
class CommandLineTest {

    private static final String SAMPLE = "facts-samples/bank-fraud-detection.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean terminal;
    private Map<String, String> environment = Map.of();
    private InputStream in = InputStream.nullInputStream();

    @BeforeEach
    void empty() {
        out.reset();
        err.reset();
    }

    private int run(String... arguments) {
        empty();
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

    @Test
    void aNameThatNoFileCanHaveIsRefusedInWords() {
        for (String[] line : new String[][] {
            {"advise", "a\0b"},
            {"batch", "a\0b"},
            {"explain", "a\0b"},
            {"advise", "--rules", "a\0b", SAMPLE},
            {"advise", "--log", "a\0b", SAMPLE},
            {"log", "list", "a\0b"},
            {"rules", "diff", "a\0b", "rules"},
        }) {
            assertThat(run(line)).as(err()).isEqualTo(2);
            assertThat(err()).contains("`a\\u0000b` is not the name of a file").doesNotContain("Exception");
        }
    }

    // ---- advise ----

    @Test
    void jsonIsTheFormatWhereNobodyLooks() throws IOException {
        assertThat(run("advise", SAMPLE)).isZero();
        JsonNode advice = JSON.readTree(out());
        assertThat(advice.at("/recommendation/strategy").asText()).isEqualTo("TRANSFER_THEN_DISTILL");
        assertThat(advice.at("/viability/benefits/time").isNull()).isTrue();
        assertThat(err()).isEmpty();
    }

    @Test
    void theBasisIsChosen() throws IOException {
        assertThat(run("advise", "--basis", "measured", SAMPLE)).isZero();
        assertThat(JSON.readTree(out()).path("basis").asText()).isEqualTo("MEASURED");
        assertThat(JSON.readTree(out()).at("/costs/0/otherBasis/basis").asText())
                .isEqualTo("PUBLISHED");
        assertThat(run("advise", "--basis", "guessed", SAMPLE)).isEqualTo(2);
        assertThat(err()).contains("guessed").contains("published, measured");
    }

    @Test
    void aSimulationIsReportedInBothFormats() throws IOException {
        assertThat(run("advise", "--simulate", "20", "--seed", "5", SAMPLE)).isZero();
        assertThat(JSON.readTree(out()).at("/uncertainty/draws").asInt()).isEqualTo(20);
        assertThat(JSON.readTree(out()).at("/uncertainty/drivers")).isNotEmpty();
        assertThat(run("advise", "--simulate", "20", "--format", "text", SAMPLE))
                .isZero();
        assertThat(out()).contains("How sure is that?").contains("95%");
        assertThat(out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("advise", "--simulate", "0", SAMPLE)).isEqualTo(2);
        assertThat(err()).contains("--simulate");
    }

    @Test
    void textIsTheFormatOnATerminalInColourUnlessAskedOtherwise() {
        terminal = true;
        assertThat(run("advise", SAMPLE)).isZero();
        assertThat(out()).contains("Choose transfer then distillation").contains("\u001b[1m");
        environment = Map.of("NO_COLOR", "1");
        assertThat(run("advise", SAMPLE)).isZero();
        assertThat(out()).contains("What decided").doesNotContain("\u001b");
        environment = Map.of("TERM", "dumb");
        assertThat(run("advise", SAMPLE)).isZero();
        assertThat(out()).doesNotContain("\u001b");
        terminal = false;
        environment = Map.of();
        assertThat(run("advise", "--format", "text", SAMPLE)).isZero();
        assertThat(out()).contains("What decided").doesNotContain("\u001b");
    }

    @Test
    void sectionsAreShownByTheirNamesOrAllOfThem() {
        assertThat(run("advise", "--format", "text", SAMPLE)).isZero();
        String brief = out();
        assertThat(run("advise", "--format", "text", "--section", "models,costs", SAMPLE))
                .isZero();
        assertThat(out())
                .containsSubsequence("Source models", "What each strategy costs")
                .doesNotContain("What next?", "Findings", "Break-evens");
        assertThat(run("advise", "--format", "text", "--full", SAMPLE)).isZero();
        assertThat(out())
                .contains("Source models", "What each strategy costs", "Break-evens", "Decision path")
                .hasSizeGreaterThan(3 * brief.length());
        assertThat(run("advise", "--format", "text", "--section", "cost", SAMPLE))
                .isEqualTo(2);
        assertThat(err()).contains("'cost' is none of findings, next-steps, decided, path,");
    }

    @Test
    void theTextFitsTheTerminal() {
        terminal = true;
        environment = Map.of("COLUMNS", "100", "NO_COLOR", "1");
        assertThat(run("advise", SAMPLE)).isZero();
        assertThat(out().lines()).allMatch(line -> line.length() <= 100).anyMatch(line -> line.length() > 80);
    }

    @Test
    void severalFilesGiveAListOfAdvices() throws IOException {
        assertThat(run("advise", SAMPLE, "facts-samples/api-prototype.json")).isZero();
        assertThat(JSON.readTree(out())).hasSize(2);
        assertThat(run("advise", "--format", "text", SAMPLE, "facts-samples/api-prototype.json"))
                .isZero();
        assertThat(out())
                .contains("Fraud detection at a global bank")
                .contains("Prototype on an API")
                .contains("────");
    }

    @Test
    void standardInputIsRead() throws IOException {
        in = new ByteArrayInputStream(Case.project().json().getBytes(StandardCharsets.UTF_8));
        assertThat(run("advise", "-")).isZero();
        assertThat(JSON.readTree(out()).path("project").asText()).isEqualTo("A project");
        in = new ByteArrayInputStream("project: [".getBytes(StandardCharsets.UTF_8));
        assertThat(run("advise", "-")).isEqualTo(2);
        assertThat(err()).startsWith("standard input:");
    }

    @Test
    void aRefusedFileLeavesTheOthersAdvised() throws IOException {
        String bad = file("bad.json", "{}").toString();
        assertThat(run("advise", bad, SAMPLE)).isEqualTo(2);
        assertThat(JSON.readTree(out())).hasSize(1);
        assertThat(err()).contains(bad + ":1:1: the field `project` is missing").doesNotContain("Exception");
    }

    @Test
    void theReportGoesToTheFileAskedFor() throws IOException {
        Path report = folder.resolve("report.json");
        terminal = true;
        assertThat(run("advise", SAMPLE, "--output", report.toString())).isZero();
        assertThat(out()).isEmpty();
        assertThat(JSON.readTree(Files.readString(report)).path("project").asText())
                .startsWith("Fraud");
        assertThat(run(
                        "advise",
                        SAMPLE,
                        "--output",
                        folder.resolve("none/report.json").toString()))
                .isEqualTo(2);
        assertThat(err()).contains("cannot be written").doesNotContain("Exception");
    }

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        Path facts = Files.copy(Path.of(SAMPLE), folder.resolve("facts.json"));
        Path alias = Files.createSymbolicLink(folder.resolve("alias.json"), facts);
        List<String> read = List.of(facts.toString(), "--output", alias.toString());
        for (List<String> command : List.of(
                List.of("advise"),
                List.of("explain"),
                List.of("batch"),
                List.of("compare", "--with", "budget.compute=1"),
                List.of("explain", "--flip", "LORA"))) {
            List<String> arguments = new ArrayList<>(command.subList(0, 1));
            arguments.addAll(read);
            arguments.addAll(command.subList(1, command.size()));
            assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
            assertThat(err())
                    .contains("is read: writing there would destroy it")
                    .doesNotContain("Exception");
            assertThat(facts).hasSameBinaryContentAs(Path.of(SAMPLE));
        }
        assertThat(run(
                        "batch",
                        facts.toString(),
                        "--output",
                        folder.resolve("other.jsonl").toString()))
                .isNotEqualTo(2);
    }

    @Test
    void anEditedRulebookIsUsed() throws IOException {
        Rulebooks.shipped()
                .replace("decision-tree.drl", "labeledSamples > 10000", "labeledSamples > 60000")
                .replace("decision-tree.drl", "labeledSamples <= 10000", "labeledSamples <= 60000")
                .write(folder);
        assertThat(run("advise", "--rules", folder.toString(), SAMPLE)).isZero();
        assertThat(JSON.readTree(out()).at("/recommendation/leaf").asText()).isEqualTo("FULL_FINE_TUNING_REGULARIZED");
        assertThat(run("advise", "--rules", folder.resolve("none").toString(), SAMPLE))
                .isEqualTo(2);
        assertThat(err()).contains("is not there").doesNotContain("Exception");
    }

    @Test
    void aGapInAnEditedRulebookIsToldWithoutAStackTrace() throws IOException {
        Rulebooks.shipped()
                .replace("decision-tree.drl", "labeledSamples > 10000", "labeledSamples > 60000")
                .write(folder);
        assertThat(run("advise", "--rules", folder.toString(), SAMPLE)).isEqualTo(2);
        assertThat(err()).contains("leave a gap").doesNotContain("\tat ");
    }

    // ---- usage ----

    @ParameterizedTest
    @ValueSource(strings = {"", "advise", "batch", "schema"})
    void helpAndVersionAreEverywhere(String command) {
        List<String> arguments = new ArrayList<>(command.isEmpty() ? List.of() : List.of(command));
        arguments.add("--help");
        assertThat(run(arguments.toArray(String[]::new))).isZero();
        assertThat(out()).startsWith("Usage: advisor" + (command.isEmpty() ? "" : " " + command));
        assertThat(err()).isEmpty();
        arguments.set(arguments.size() - 1, "--version");
        assertThat(run(arguments.toArray(String[]::new))).isZero();
        assertThat(out()).startsWith("advisor ");
    }

    @Test
    void wrongUsageIsExplained() {
        assertThat(run()).isEqualTo(2);
        assertThat(err()).contains("--help");
        assertThat(run("advice", SAMPLE)).isEqualTo(2);
        assertThat(err()).contains("advise");
        assertThat(run("advise")).isEqualTo(2);
        assertThat(err()).contains("FILE");
        assertThat(run("advise", "--format", "pdf", SAMPLE)).isEqualTo(2);
        assertThat(err()).contains("pdf").contains("text").contains("json");
        assertThat(run("advise", "--nope", SAMPLE)).isEqualTo(2);
        assertThat(err()).contains("--nope").doesNotContain("\tat ");
        assertThat(run("batch", "--threads", "0", SAMPLE)).isEqualTo(2);
        assertThat(err()).contains("--threads");
    }

    // ---- schema ----

    @Test
    void theSchemaIsJsonSchema() throws IOException {
        assertThat(run("schema")).isZero();
        JsonNode schema = JSON.readTree(out());
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.at("/properties/data/required/0").asText()).isEqualTo("labeledSamples");
    }

    // ---- batch ----

    @Test
    void aBatchKeepsItsOrderAndRefusesLineByLine() throws IOException {
        StringBuilder lines = new StringBuilder();
        List<Case> cases = RandomProjects.of(31, 120);
        for (int i = 0; i < cases.size(); i++) {
            lines.append(
                            i == 7
                                    ? "{\"project\": 1}"
                                    : i == 8 ? "not json" : cases.get(i).json())
                    .append('\n');
            lines.append(i == 20 ? "\n" : "");
        }
        String file = file("cases.jsonl", lines.toString()).toString();
        assertThat(run("batch", "--threads", "3", file)).isEqualTo(3);
        List<String> answers = out().lines().toList();
        assertThat(answers).hasSize(120);
        for (int i = 0; i < 120; i++) {
            JsonNode answer = JSON.readTree(answers.get(i));
            if (i == 7 || i == 8) {
                assertThat(answer.path("line").asInt()).isEqualTo(i + 1);
                assertThat(answer.path("error").asText())
                        .contains("line " + (i + 1))
                        .doesNotContain("Exception");
            } else {
                assertThat(answer.path("project").asText()).isEqualTo("Project " + i);
            }
        }
        assertThat(err()).isEqualTo("advised 118, refused 2\n");
    }

    @Test
    void aBatchGivesTheSameAsAdviseWhateverTheNumberOfThreads() throws IOException {
        StringBuilder lines = new StringBuilder();
        RandomProjects.of(37, 60).forEach(each -> lines.append(each.json()).append('\n'));
        String file = file("cases.jsonl", lines.toString()).toString();
        assertThat(run("batch", "--threads", "1", file)).isZero();
        String one = withoutIdentity(out());
        assertThat(run("batch", "--threads", "8", file)).isZero();
        assertThat(withoutIdentity(out())).isEqualTo(one);
        Path output = folder.resolve("out.jsonl");
        assertThat(run("batch", file, "--output", output.toString())).isZero();
        assertThat(withoutIdentity(Files.readString(output))).isEqualTo(one);
    }

    private static String withoutIdentity(String json) {
        return json.replaceAll("\"id\":\"[0-9a-f-]{36}\",\"decidedAt\":\"[^\"]*\"", "");
    }

    @Test
    void aBatchFromStandardInputMayLackTheLastLineEnd() {
        in = new ByteArrayInputStream(
                (Case.project().json() + "\r\n" + Case.project().json()).getBytes(StandardCharsets.UTF_8));
        assertThat(run("batch", "-")).isZero();
        assertThat(out().lines()).hasSize(2);
    }

    @Test
    void aBatchOfNothingIsFineAndAMissingFileIsNot() throws IOException {
        assertThat(run("batch", file("empty.jsonl", "").toString())).isZero();
        assertThat(out()).isEmpty();
        assertThat(run("batch", folder.resolve("none.jsonl").toString())).isEqualTo(2);
        assertThat(err()).contains("is not there");
        assertThat(run("batch", folder.toString())).isEqualTo(2);
        assertThat(err()).contains("is a folder");
    }

    @Test
    void aFaultOfOursIsSaidSoWithoutAStackTrace() throws IOException {
        in = mock(InputStream.class);
        doThrow(new IOException("the pipe broke")).when(in).readNBytes(anyInt());
        doThrow(new IOException("the pipe broke")).when(in).read(any(byte[].class), anyInt(), anyInt());
        assertThat(run("advise", "-")).isEqualTo(1);
        assertThat(err()).contains("a fault of ours").contains("the pipe broke").doesNotContain("\tat ");
    }
}
