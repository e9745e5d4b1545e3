package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Case;
import org.transferadvisor.Rulebooks;

/** Data is written whole or its loss is told; nothing that is read is written over; input without end is refused. */
class OutputTest {

    private static final String SAMPLE = "facts-samples/api-prototype.json";
    private static final Path FULL = Path.of("/dev/full");
    private static final Path ENDLESS = Path.of("/dev/zero");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Takes so many bytes and fails then. */
    private static final class Limited extends OutputStream {

        private final String reason;
        private int room;

        Limited(String reason, int room) {
            this.reason = reason;
            this.room = room;
        }

        @Override
        public void write(int each) throws IOException {
            if (room-- <= 0) {
                throw new IOException(reason);
            }
        }
    }

    private int run(OutputStream to, InputStream in, String... arguments) {
        out.reset();
        err.reset();
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Main.run(new Console(in, StandardOutput.to(to), errors, false, Map.of()), arguments);
    }

    private int run(String... arguments) {
        return run(out, InputStream.nullInputStream(), arguments);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private InputStream lines(int count) {
        return new ByteArrayInputStream(
                (Case.project().json() + "\n").repeat(count).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "advise " + SAMPLE,
                "advise --format html " + SAMPLE,
                "compare " + SAMPLE + " --with budget.compute=1",
                "explain " + SAMPLE,
                "explain --why-not LORA " + SAMPLE,
                "schema",
                "batch -",
                "rules check rules",
                "--help",
                "advise --help",
                "rules --help",
                "--version",
            })
    void dataThatCannotBeWrittenIsToldOnceWhateverTheCommand(String command) {
        String[] arguments = command.split(" ");
        assertThat(run(new Limited("No space left on device", 5), lines(3), arguments))
                .isEqualTo(2);
        assertThat(err()).isEqualTo("advisor: standard output cannot be written: No space left on device\n");
        assertThat(run(new Limited("Broken pipe", 5), lines(3), arguments)).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void whatIsWrittenWholeIsFine() {
        assertThat(run("--version")).isZero();
        int size = out.size();
        assertThat(run(new Limited("No space left on device", size), InputStream.nullInputStream(), "--version"))
                .isZero();
        assertThat(run(new Limited("No space left on device", size - 1), InputStream.nullInputStream(), "--version"))
                .isEqualTo(2);
    }

    @Test
    void aBatchStopsWhenNobodyTakesItsAnswers() {
        assertThat(run(
                        new Limited("Broken pipe", 100),
                        new Endless(Case.project().json() + "\n"),
                        "batch",
                        "-"))
                .isZero();
        assertThat(err()).isEmpty();
    }

    /** The same line for ever. */
    private static final class Endless extends InputStream {

        private final byte[] line;
        private long at;

        Endless(String line) {
            this.line = line.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            return line[(int) (at++ % line.length)];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            for (int i = 0; i < length; i++) {
                bytes[offset + i] = (byte) read();
            }
            return length;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"advise " + SAMPLE, "schema", "batch -", "rules check rules", "schema --of gpus"})
    void aFileOnAFullDiskIsToldToBeFull(String command) {
        assumeTrue(Files.exists(FULL));
        assertThat(run(out, lines(3), (command + " --output " + FULL).split(" ")))
                .isEqualTo(2);
        assertThat(err())
                .contains("`/dev/full` cannot be written: No space left on device")
                .doesNotContain("fault");
    }

    @Test
    void anOutputInNoFolderIsRefused() {
        Path file = folder.resolve("none/out.json");
        assertThat(run("advise", SAMPLE, "--output", file.toString())).isEqualTo(2);
        assertThat(err()).contains("cannot be written");
        assertThat(run("schema", "--of", "all", "--output", SAMPLE)).isEqualTo(2);
        assertThat(err()).contains("`" + SAMPLE + "` cannot be written");
        assertThat(run("schema", "--of", "all")).isEqualTo(2);
        assertThat(err()).contains("--of all needs a folder as --output");
    }

    // ---- what is read is not written over ----

    private Path rulebook() throws IOException {
        Path rules = Rulebooks.shipped().write(Files.createDirectories(folder.resolve("rw")));
        Files.createDirectories(rules.resolve("scenarios"));
        Files.writeString(rules.resolve("scenarios/facts.json"), Case.project().json());
        Files.writeString(rules.resolve("scenarios/mine.yaml"), """
                scenarios:
                  - name: One
                    file: facts.json
                    expect: {recommendation.leaf: PEFT_METHOD_SELECTION}
                """);
        return rules;
    }

    private void isRefused(Path output, String... arguments) throws IOException {
        String before = Files.exists(output) ? Files.readString(output) : "";
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--output";
        all[arguments.length + 1] = output.toString();
        assertThat(run(all)).as(List.of(all).toString()).isEqualTo(2);
        assertThat(err()).contains("is read: writing there would destroy it");
        assertThat(Files.exists(output) ? Files.readString(output) : "").isEqualTo(before);
    }

    @Test
    void anOutputIntoTheRulebookInUseIsRefused() throws IOException {
        Path rules = rulebook();
        String with = rules.toString();
        Path linked = Files.createSymbolicLink(folder.resolve("link.json"), rules.resolve("strategy.drl"));
        Path hard = Files.createLink(folder.resolve("hard.json"), rules.resolve("reference/gpus.yaml"));
        Path around = folder.resolve("rw/reference/../strategy.drl");
        for (Path output : List.of(rules.resolve("strategy.drl"), linked, hard, around)) {
            isRefused(output, "advise", "--rules", with, SAMPLE);
            isRefused(output, "explain", "--rules", with, SAMPLE);
            isRefused(output, "compare", "--rules", with, SAMPLE, "--with", "budget.compute=1");
            isRefused(output, "batch", "--rules", with, SAMPLE);
            isRefused(output, "schema", "--rules", with);
            isRefused(output, "rules", "check", with);
            isRefused(output, "rules", "test", with);
            isRefused(output, "rules", "prove", with);
            isRefused(output, "rules", "diff", "built-in", with);
        }
        isRefused(rules.resolve("new.drl"), "advise", "--rules", with, SAMPLE);
        isRefused(rules.resolve("scenarios/new.yaml"), "rules", "check", with);
        isRefused(rules.resolve("scenarios/mine.yaml"), "rules", "check", with);
        isRefused(rules.resolve("scenarios/facts.json"), "rules", "check", with);
        isRefused(rules.resolve("scenarios/facts.json"), "rules", "test", with);
        isRefused(rules.resolve("scenarios/facts.json"), "rules", "diff", "built-in", "built-in", "--facts", with);
    }

    @Test
    void anOutputBesideTheRulesIsWritten() throws IOException {
        Path rules = rulebook();
        Path output = rules.resolve("check.txt");
        assertThat(run("rules", "check", rules.toString(), "--output", output.toString()))
                .isZero();
        assertThat(output).isNotEmptyFile();
    }

    // ---- input without end ----

    @Test
    void inputWithoutEndIsRefusedBySize() {
        assumeTrue(Files.exists(ENDLESS));
        assertThat(run("advise", ENDLESS.toString())).isEqualTo(2);
        assertThat(err()).contains("the file is too large");
        assertThat(run(out, new Endless("x"), "advise", "-")).isEqualTo(2);
        assertThat(err()).contains("too large");
    }
}
