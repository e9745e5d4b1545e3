package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code measure} on features, which need no embedder: figures, what they mean, and what is written. */
class MeasureCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private Path target;
    private Path near;
    private Path far;
    private Path labels;

    @BeforeEach
    void write() throws IOException {
        target = features("target.csv", 300, 0, 1);
        near = features("near.csv", 300, 0.3, 2);
        far = features("far.csv", 300, 3, 3);
        StringBuilder text = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            text.append(row(random, 0) > 0 ? "yes" : "no").append('\n');
        }
        labels = Files.writeString(folder.resolve("labels.txt"), text);
    }

    /** The sign of a row's first number, drawn as {@link #features} draws it. */
    private static double row(Random random, double shift) {
        double first = random.nextGaussian();
        for (int j = 1; j < 6; j++) {
            random.nextGaussian();
        }
        return first + shift;
    }

    private Path features(String name, int rows, double shift, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 6; j++) {
                double value = random.nextGaussian() + (j == 1 ? shift : 0) + (j > 1 ? 1.5 : 0);
                text.append(String.format(Locale.ROOT, j == 0 ? "%.6f" : ",%.6f", value));
            }
            text.append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private Path facts() throws IOException {
        return Files.writeString(folder.resolve("facts.yaml"), """
                # routes tickets
                project: Ticket routing
                task: {type: TEXT_CLASSIFICATION}
                data: {labeledSamples: 6000}
                budget: {compute: 800}
                candidates:
                  - model: RoBERTa-base   # the usual one
                    benchmark: 0.88
                  - {model: BERT-base, benchmark: 0.85}
                """);
    }

    private CommandRun measured(String... more) {
        Stream<String> arguments = Stream.of(
                "measure",
                "--target",
                target.toString(),
                "--source",
                "RoBERTa-base=" + near,
                "--source",
                "BERT-base=" + far);
        return CommandRun.of(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void theNearSourceIsNearerAndTheFiguresAgreeFromRunToRun() throws IOException {
        CommandRun run = measured();
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode candidates = JSON.readTree(run.out()).at("/measurement/candidates");
        double one = candidates.at("/0/similarity/semantic/value").asDouble();
        double other = candidates.at("/1/similarity/semantic/value").asDouble();
        assertThat(one).isGreaterThan(0.95);
        assertThat(other).isLessThan(0.85);
        assertThat(candidates.at("/0/similarity/distribution/value").asDouble()).isGreaterThan(0.9);
        assertThat(candidates.at("/1/similarity/distribution/value").asDouble()).isLessThan(0.45);
        assertThat(candidates.at("/0/similarity/task").isNull()).isTrue();
        assertThat(candidates.at("/0/notes").toString()).contains("task is not measured");
        double low = candidates.at("/1/proximity/low").asDouble();
        double high = candidates.at("/1/proximity/high").asDouble();
        assertThat(candidates.at("/1/proximity/value").asDouble()).isBetween(low, high);
        assertThat(measured().out()).isEqualTo(run.out());
        assertThat(measured("--seed", "2").out()).isNotEqualTo(run.out());
    }

    @Test
    void theAdviceAtBothEndsIsToldAndTheFactsAreWritten() throws IOException {
        Path facts = facts();
        CommandRun run = measured(
                "--features",
                "RoBERTa-base=" + target,
                "--features",
                "BERT-base=" + target,
                "--labels",
                labels.toString(),
                "--into",
                facts.toString(),
                "--format",
                "text");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Target  " + target + ": 300 samples; 300 of 300 measured on")
                .contains("Neighbours tell ")
                .containsPattern("proximity of RoBERTa-base is strong throughout; .*the recommendation is LoRA")
                .contains("seed 1.");
        String written = Files.readString(facts);
        assertThat(written)
                .startsWith("# routes tickets\nproject: Ticket routing\n")
                .containsPattern(
                        "    benchmark: 0.88\n    similarity: \\{semantic: 0\\.9\\d*, distribution: [01]\\S*, task: 0\\.\\d+")
                .containsPattern("- \\{model: BERT-base, benchmark: 0.85, similarity: \\{semantic: ");
        CommandRun advised = CommandRun.of("advise", facts.toString());
        assertThat(advised.code()).as(advised.err()).isZero();
        JsonNode json = JSON.readTree(run("measure"));
        assertThat(JSON.readTree(advised.out()).at("/models/0/dps").asDouble())
                .isEqualTo(json.at("/measurement/candidates/0/proximity/value").asDouble());
    }

    private String run(String command) {
        return CommandRun.of(
                        command,
                        "--target",
                        target.toString(),
                        "--source",
                        "RoBERTa-base=" + near,
                        "--features",
                        "RoBERTa-base=" + target,
                        "--labels",
                        labels.toString())
                .out();
    }

    @Test
    void aCandidateThatTheFactsDoNotHaveIsAdded() throws IOException {
        Path facts = facts();
        CommandRun run = CommandRun.of(
                "measure",
                "--target",
                target.toString(),
                "--source",
                "DistilBERT=" + near,
                "--features",
                "DistilBERT=" + target,
                "--labels",
                labels.toString(),
                "--into",
                facts.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(facts)).contains("\n  - {model: DistilBERT, similarity: {semantic: ");
    }

    @Test
    void factsThatWouldNotBeValidStayAsTheyAre() throws IOException {
        Path facts = facts();
        String before = Files.readString(facts);
        CommandRun run = CommandRun.of(
                "measure",
                "--target",
                target.toString(),
                "--source",
                "Unknown-9=" + near,
                "--features",
                "Unknown-9=" + target,
                "--labels",
                labels.toString(),
                "--into",
                facts.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("parametersB").doesNotContain("Exception");
        assertThat(Files.readString(facts)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(each -> each.toString().endsWith(".draft"));
        }
    }

    @Test
    void withoutTheEmbedderTheCommandSaysHowToGetIt() throws IOException {
        Path texts = Files.writeString(folder.resolve("a.txt"), "one\ntwo\n".repeat(3) + lines());
        CommandRun run = CommandRun.of(
                "measure",
                "--target",
                texts.toString(),
                "--source",
                "A=" + texts,
                "--embeddings",
                folder.resolve("none").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("the embedder is not there")
                .contains("`mvn package`")
                .contains("--embeddings");
    }

    private static String lines() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            lines.append("line ").append(i).append('\n');
        }
        return lines.toString();
    }

    private CommandRun target(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        return CommandRun.of("measure", "--target", file.toString(), "--source", "A=" + near);
    }

    @Test
    void inputThatCannotBeMeasuredOnIsRefusedInAFewWords() throws IOException {
        byte[] nothing = {};
        byte[] binary = {0, 1, 2, (byte) 0xFF, 0, 10};
        byte[] same = "1,2\n".repeat(50).getBytes(StandardCharsets.UTF_8);
        byte[] few = "1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);
        for (String name : new String[] {"a.csv", "a.txt", "a.jsonl", "a.npy"}) {
            assertThat(target(name, nothing)).satisfies(MeasureCommandTest::isRefused);
            assertThat(target(name, binary)).satisfies(MeasureCommandTest::isRefused);
        }
        assertThat(target("b.csv", same).err()).contains("all rows are the same");
        assertThat(target("b.csv", few).err()).contains("the file holds 2 rows");
        assertThat(target("b.txt", same).err()).contains("the file holds numbers, and ");
        assertThat(target("c.csv", "1,2,3\n".repeat(20).replace("1,", "9,").getBytes(StandardCharsets.UTF_8))
                        .err())
                .contains("all rows are the same");
        Path wide = Files.writeString(folder.resolve("wide.csv"), "1,2\n2,1\n3,5\n4,4\n".repeat(5));
        assertThat(CommandRun.of("measure", "--target", target.toString(), "--source", "A=" + wide)
                        .err())
                .contains("its rows have 2 features, those of ");
        Path one = Files.writeString(folder.resolve("one.txt"), "same\n".repeat(300));
        assertThat(CommandRun.of("measure", "--features", "A=" + target, "--labels", one.toString())
                        .err())
                .contains("all examples are of one class");
    }

    private static void isRefused(CommandRun run) {
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotBlank().doesNotContain("Exception").doesNotContain("a fault of ours");
        assertThat(run.err().lines().count()).isLessThan(8);
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        assertThat(CommandRun.of("measure").err()).contains("which data?");
        assertThat(CommandRun.of("measure", "--target", "a.txt").err()).contains("--source MODEL=FILE");
        assertThat(CommandRun.of("measure", "--features", "A=a.npy").err()).contains("go together");
        assertThat(measured("--samples", "49").err()).contains("50 to 4,000");
        assertThat(measured("--format", "html").err()).contains("text or json");
        assertThat(measured("--output", target.toString()).err()).contains("is read");
    }
}
