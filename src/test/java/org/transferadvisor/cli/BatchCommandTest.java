package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;

/** The command batch: chosen parts, resuming after a kill, gzip, and progress. */
class BatchCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of("batch"));
        all.addAll(Arrays.asList(arguments));
        PrintStream to = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(InputStream.nullInputStream(), to, errors, false, Map.of());
        return Main.run(console, all.toArray(String[]::new));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Forty projects, the 4th and the 23rd refused, with blank lines among them. */
    private static String lines() {
        StringBuilder lines = new StringBuilder("\n");
        List<Case> cases = RandomProjects.of(53, 40);
        for (int i = 0; i < cases.size(); i++) {
            lines.append(
                    i == 3 || i == 22
                            ? "{\"project\": " + i + "}"
                            : cases.get(i).json());
            lines.append(i % 7 == 0 ? "\n\n" : "\n");
        }
        return lines.toString();
    }

    private static String withoutIdentity(String json) {
        return json.replaceAll("\"id\":\"[0-9a-f-]{36}\",\"decidedAt\":\"[^\"]*\"", "");
    }

    @Test
    void whoAskedAndWhatForStandsInEachLine() throws IOException {
        Path input =
                Files.writeString(folder.resolve("in.jsonl"), Case.project().json() + "\n{}\n");
        assertThat(run("--by", "Ada", "--purpose", "Planning", "--fields", "request", input.toString()))
                .isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().findFirst())
                .contains("{\"request\":{\"by\":\"Ada\",\"purpose\":\"Planning\"}}");
    }

    // ---- chosen parts ----

    @Test
    void onlyTheChosenPartsAreWrittenInTheirOrder() throws IOException {
        Path input = Files.writeString(
                folder.resolve("in.jsonl"), Case.project().candidate("a", 0.8).json() + "\n{}\n");
        assertThat(run(
                        "--fields",
                        "viability.verdict,costs.0.strategy,costs[LORA].gpusNeeded,costs.99.compute",
                        input.toString()))
                .isEqualTo(3);
        List<String> answers = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(answers.get(0))
                .isEqualTo("{\"viability.verdict\":\"NOT_ASSESSED\",\"costs.0.strategy\":\"LORA\","
                        + "\"costs[LORA].gpusNeeded\":1,\"costs.99.compute\":null}");
        assertThat(JSON.readTree(answers.get(1)).path("line").asInt()).isEqualTo(2);
        assertThat(run("--fields", "recommendation", input.toString())).isEqualTo(3);
        JsonNode recommendation = JSON.readTree(
                out.toString(StandardCharsets.UTF_8).lines().toList().get(0));
        assertThat(recommendation.fieldNames()).toIterable().containsExactly("recommendation");
        assertThat(recommendation.at("/recommendation/strategy").asText()).isEqualTo("LORA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", " ", "recommendation,,costs"})
    void aPathThatIsEmptyIsRefusedWithAllThatMayStandThere(String fields) throws IOException {
        Path input = Files.writeString(folder.resolve("in.jsonl"), lines());
        assertThat(run("--fields", fields, input.toString())).isEqualTo(2);
        assertThat(err()).contains("--fields: a path is empty").contains("project, id,");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aPartThatNoAdviceHasIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path input = Files.writeString(folder.resolve("in.jsonl"), lines());
        Path output = Files.writeString(folder.resolve("out.jsonl"), "precious");
        assertThat(run(
                        "--fields",
                        "recomendation.strategy,costs.LoRA.compute",
                        input.toString(),
                        "--output",
                        output.toString()))
                .isEqualTo(2);
        assertThat(err())
                .contains("an advice has no `recomendation.strategy`: `recomendation` leads nowhere")
                .contains("did you mean `recommendation`?")
                .contains("did you mean `LORA`?");
        assertThat(output).hasContent("precious");
    }

    // ---- resuming ----

    @Test
    void whereverARunIsKilledItIsResumedWithoutLosingOrDoublingALine() throws IOException {
        String input = Files.writeString(folder.resolve("in.jsonl"), lines()).toString();
        Path whole = folder.resolve("whole.jsonl");
        assertThat(run(input, "--fields", "project,recommendation.strategy", "--output", whole.toString()))
                .isEqualTo(3);
        assertThat(err()).isEqualTo("advised 38, refused 2\n");
        String expected = Files.readString(whole);
        assertThat(expected.lines()).hasSize(40);
        Path part = folder.resolve("part.jsonl");
        int length = expected.length();
        for (int cut :
                new int[] {0, 1, expected.indexOf('\n'), expected.indexOf('\n') + 1, length / 2, length - 1, length}) {
            Files.writeString(part, expected.substring(0, cut));
            assertThat(run(
                            input,
                            "--fields",
                            "project,recommendation.strategy",
                            "--resume",
                            "--output",
                            part.toString()))
                    .isEqualTo(3);
            assertThat(part).hasContent(expected);
            assertThat(err()).endsWith("advised 38, refused 2\n");
        }
        assertThat(err()).isEqualTo("resumed after 40 lines; in all advised 38, refused 2\n");
    }

    @Test
    void aZippedRunIsResumedToo() throws IOException {
        String input = zipped(folder.resolve("in.jsonl.gz"), lines()).toString();
        Path whole = folder.resolve("whole.jsonl.gz");
        assertThat(run(input, "--output", whole.toString())).isEqualTo(3);
        byte[] bytes = Files.readAllBytes(whole);
        String expected = withoutIdentity(unzipped(whole));
        assertThat(expected.lines()).hasSize(40);
        Path part = folder.resolve("part.jsonl.gz");
        for (int cut : new int[] {0, 5, bytes.length / 3, bytes.length / 2, bytes.length - 1}) {
            Files.write(part, Arrays.copyOf(bytes, cut));
            assertThat(run(input, "--resume", "--output", part.toString())).isEqualTo(3);
            assertThat(withoutIdentity(unzipped(part))).isEqualTo(expected);
            assertThat(err()).endsWith("advised 38, refused 2\n");
        }
    }

    @Test
    void withoutResumeTheOutputBeginsAnew() throws IOException {
        String input = Files.writeString(
                        folder.resolve("in.jsonl"), Case.project().json())
                .toString();
        Path output = Files.writeString(folder.resolve("out.jsonl"), "an older and much longer text\n".repeat(9000));
        assertThat(run(input, "--fields", "project", "--output", output.toString()))
                .isZero();
        assertThat(output).hasContent("{\"project\":\"A project\"}\n");
    }

    @Test
    void resumingNeedsAnOutputThatFitsTheInput() throws IOException {
        String input = Files.writeString(
                        folder.resolve("in.jsonl"), Case.project().json())
                .toString();
        assertThat(run(input, "--resume")).isEqualTo(2);
        assertThat(err()).contains("--resume needs the --output");
        Path output = Files.writeString(folder.resolve("out.jsonl"), "{}\n{}\n{}\n");
        assertThat(run(input, "--resume", "--output", output.toString())).isEqualTo(2);
        assertThat(err()).contains("the output holds `3` lines and the input only 1");
        assertThat(output).hasContent("{}\n{}\n{}\n");
        Path zipped = Files.writeString(folder.resolve("out.gz"), "no gzip file at all");
        assertThat(run(input, "--resume", "--output", zipped.toString())).isEqualTo(2);
        assertThat(err()).contains("no gzip file that a batch wrote");
    }

    // ---- gzip ----

    @Test
    void gzipIsReadByContentAndWrittenByName() throws IOException {
        Path input = zipped(folder.resolve("in.jsonl.gz"), lines());
        Path plain = Files.writeString(folder.resolve("in.jsonl"), lines());
        Path output = folder.resolve("out.jsonl.gz");
        assertThat(run(input.toString(), "--fields", "project,findings", "--output", output.toString()))
                .isEqualTo(3);
        assertThat(run(plain.toString(), "--fields", "project,findings")).isEqualTo(3);
        String answers = out.toString(StandardCharsets.UTF_8);
        assertThat(unzipped(output).replace("in.jsonl.gz", "in.jsonl")).isEqualTo(answers);
        Path packed = Files.copy(input, folder.resolve("packed"));
        assertThat(run(packed.toString(), "--fields", "project,findings")).isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8).replace("packed", "in.jsonl"))
                .isEqualTo(answers);
    }

    @Test
    void aResumedRunSaysThatItsInputIsDamaged() throws IOException {
        Path whole = zipped(folder.resolve("in.gz"), lines());
        Path output = folder.resolve("out.jsonl");
        assertThat(run(whole.toString(), "--fields", "project", "--output", output.toString()))
                .isEqualTo(3);
        Files.write(whole, Arrays.copyOf(Files.readAllBytes(whole), 60));
        assertThat(run(whole.toString(), "--fields", "project", "--output", output.toString(), "--resume"))
                .isEqualTo(2);
        assertThat(err()).contains("is damaged or cut off: it ends within a member");
    }

    @Test
    void aGzipFileThatIsNoneOrIsCutOffIsRefused() throws IOException {
        Path none = Files.writeString(folder.resolve("none.gz"), "plain text");
        assertThat(run(none.toString())).isEqualTo(2);
        assertThat(err()).contains("is no gzip file");
        Path whole = zipped(folder.resolve("whole.gz"), lines());
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(run(cut.toString(), "--fields", "project")).isEqualTo(2);
        assertThat(err()).contains("is damaged or cut off");
        assertThat(out.size()).as("the lines before are answered").isPositive();
    }

    private static Path zipped(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
