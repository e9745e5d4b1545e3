package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that is larger than the memory: read in a part of it, or refused, and nothing half written. */
@Tag("thorough")
class HugeInputTest {

    /** {@code -Dhuge.megabytes=1000} for the whole of it. */
    private static final long BYTES = 1_000_000L * Integer.getInteger("huge.megabytes", 150);

    private static final List<String> LITTLE_MEMORY = List.of("-Xmx96m");

    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) throws IOException, InterruptedException {
        CommandRun run = CommandProcess.run(folder, null, LITTLE_MEMORY, arguments);
        assertThat(run.err()).doesNotContain("Exception").doesNotContain("OutOfMemory");
        return run;
    }

    private void isRefused(String reason, String... arguments) throws IOException, InterruptedException {
        CommandRun run = run(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains(reason);
        assertThat(folder.resolve("facts.yaml")).doesNotExist();
    }

    /** A file of so many bytes and a little more. */
    private Path file(String name, String before, LongFunction<String> line) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(before.getBytes(StandardCharsets.UTF_8));
            long written = 0;
            for (long i = 0; written < BYTES; i++) {
                byte[] bytes = line.apply(i).getBytes(StandardCharsets.UTF_8);
                out.write(bytes);
                written += bytes.length;
            }
        }
        return file;
    }

    @Test
    void samplesAreCountedAndMeasuredOnWithoutHoldingThem() throws IOException, InterruptedException {
        String more = "and so on, in as many words as a mail has, of which most are the same. ".repeat(10);
        Path samples =
                file("a.jsonl", "", i -> "{\"text\": \"Mail " + i + " " + more + "\", \"label\": " + i % 7 + "}\n");
        Path facts = folder.resolve("facts.yaml");
        CommandRun data = run("data", samples.toString(), "--into", facts.toString(), "--format", "text");
        assertThat(data.code()).as(data.err()).isZero();
        assertThat(data.out()).contains("classes  7 in `label`");
        assertThat(Files.readString(facts)).contains("task: {classes: 7}");
        Files.delete(facts);
        // the texts are read before the embedder is asked for
        String none = folder.resolve("none").toString();
        isRefused(
                "the embedder is not there",
                "measure",
                "--target",
                samples.toString(),
                "--source",
                "A=" + samples,
                "--embeddings",
                none);
    }

    @Test
    void oneLineIsReadInPiecesOrRefused() throws IOException, InterruptedException {
        Path plain = file("a.txt", "", i -> "word" + i % 1000 + " ");
        CommandRun data = run("data", plain.toString(), "--format", "text");
        assertThat(data.code()).as(data.err()).isZero();
        assertThat(data.out()).contains("samples  1: 1 that differ");
        Path line = Files.move(plain, folder.resolve("a.jsonl"));
        isRefused("the line is too long", "data", line.toString(), "--into", folder + "/facts.yaml");
        isRefused("the line is too long", "measure", "--target", line.toString(), "--source", "A=" + line);
        Path list = Files.move(line, folder.resolve("a.csv"));
        isRefused("the line is too long", "gpus", "add", list.toString(), "--source", "x", "--date", "2026");
        Path config = Files.move(list, folder.resolve("config.json"));
        isRefused("config.json", "models", "add", config.toString());
        isRefused("config.json", "init", config.toString());
        CommandRun answers = CommandProcess.run(folder, config.toFile(), LITTLE_MEMORY, "init", folder + "/facts.yaml");
        assertThat(answers.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(answers.err()).contains("the answer is too long");
        assertThat(folder.resolve("facts.yaml")).doesNotExist();
    }

    @Test
    void listsHaveAnEndAndFeaturesAreSampled() throws IOException, InterruptedException {
        Path list = file("a.csv", "model,price\n", i -> "Model-" + i + "," + (1 + i % 9) + "\n");
        isRefused("the list is too long", "gpus", "add", list.toString(), "--source", "x", "--date", "2026");
        isRefused("the list is too long", "models", "add", list.toString(), "--source", "x", "--date", "2026");
        String digits = "0".repeat(60);
        Path csv = file("b.csv", "", i -> i % 10 + "." + digits + "," + i % 1000 + "." + digits + "\n");
        CommandRun measured = run("measure", "--target", csv.toString(), "--source", "A=" + csv, "--format", "text");
        assertThat(measured.code()).as(measured.err()).isZero();
        assertThat(measured.out()).contains("1,000 of ").contains("proximity     1.00");
        Path npy = folder.resolve("c.npy");
        long rows = BYTES / 256;
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", 64), }";
        try (RandomAccessFile file = new RandomAccessFile(npy.toFile(), "rw")) {
            file.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
            file.write((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
            file.setLength(128 + rows * 256);
        }
        isRefused("all rows are the same", "measure", "--target", npy.toString(), "--source", "A=" + npy);
    }
}
