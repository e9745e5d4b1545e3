package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.log.Logs;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Kind;
import org.transferadvisor.log.store.LogStore;

/** A run of many decisions in the log: each line once, whatever happens to the process. */
class BatchLogTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** {@code mvn verify -Dtest=BatchLogTest -Dlog.kills=100 -Dlog.seconds=60} for the whole of it. */
    private static final int KILLS = Integer.getInteger("log.kills", 1);

    /** A process lives for so many milliseconds at most once it has written something. */
    private static final int LIVES = Integer.getInteger("log.lives", 2_500);

    /** How long two processes write to one log, at the least. */
    private static final int SECONDS = Integer.getInteger("log.seconds", 0);

    private static final int LINES = KILLS == 1 ? 700 : 1_500;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    static Stream<Named<Logs.Place>> places() {
        return Logs.places();
    }

    private int run(String... arguments) {
        err.reset();
        PrintStream to = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Main.run(new Console(InputStream.nullInputStream(), to, errors, false, Map.of()), arguments);
    }

    private Path lines(int count) throws IOException {
        StringBuilder lines = new StringBuilder();
        List<Case> cases = RandomProjects.of(71, 300);
        for (int i = 0; i < count; i++) {
            lines.append(
                    i % 50 == 9
                            ? "{\"project\": " + i + "}"
                            : cases.get(i % cases.size()).json());
            lines.append(i % 7 == 0 ? "\n\n" : "\n");
        }
        return Files.writeString(folder.resolve("in.jsonl"), lines);
    }

    /** The answers of an output are the decisions of its run, each once and in order. */
    private static void checkRun(String log, long run, Path output) throws IOException {
        List<String> answered = new ArrayList<>();
        for (String line : Files.readAllLines(output)) {
            JsonNode answer = JSON.readTree(line);
            if (answer.has("id")) {
                answered.add(answer.get("id").asText() + " "
                        + answer.get("decidedAt").asText());
            }
        }
        List<String> logged = new ArrayList<>();
        try (LogStore store = LogStore.open(log)) {
            store.ofRun(run, 0)
                    .forEach(each -> logged.add(
                            each.entry().text(Entry.ID) + " " + each.entry().text("decidedAt")));
        }
        assertThat(logged).doesNotHaveDuplicates().isEqualTo(answered);
    }

    private static List<Long> runs(String log) {
        try (LogStore store = LogStore.open(log)) {
            return store.ofKind(Kind.RUN).stream().map(each -> each.number()).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void noDecisionIsLostOrDoubledWheneverTheProcessIsKilled(Logs.Place place)
            throws IOException, InterruptedException {
        String log = place.target(folder);
        Path input = lines(LINES);
        Random random = new Random(20);
        int killed = 0;
        for (int number = 0; killed < KILLS; number++) {
            Path output = folder.resolve("out" + number + ".jsonl");
            boolean ended = false;
            while (!ended) {
                Process process =
                        start("batch", "--log", log, "--resume", "--output", output.toString(), input.toString());
                ended = killed < KILLS ? ends(process, output, random) : process.waitFor(20, TimeUnit.MINUTES);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                    killed++;
                } else {
                    assertThat(process.exitValue())
                            .as(Files.readString(folder.resolve("err")))
                            .isEqualTo(ExitCode.FOUND);
                }
            }
            List<Long> runs = runs(log);
            checkRun(log, runs.get(runs.size() - 1), output);
            assertThat(Files.readAllLines(output)).hasSize(LINES);
        }
        try (LogStore store = LogStore.open(log)) {
            assertThat(Logs.verify(store).reason()).isNull();
        }
    }

    /** Whether a process ends before a random moment: mostly one at which it has written, however slow the machine is. */
    private static boolean ends(Process process, Path output, Random random) throws IOException, InterruptedException {
        boolean any = random.nextInt(5) == 0;
        long before = size(output);
        while (!any && size(output) == before) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return process.waitFor(random.nextInt(LIVES), TimeUnit.MILLISECONDS);
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    @ParameterizedTest
    @MethodSource("places")
    void twoProcessesWriteOneLog(Logs.Place place) throws IOException, InterruptedException {
        String log = place.target(folder);
        Path input = lines(200);
        long start = System.nanoTime();
        int rounds = 0;
        do {
            List<Process> processes = new ArrayList<>();
            for (String name : List.of("one", "two")) {
                String output = folder.resolve(name + rounds + ".jsonl").toString();
                processes.add(start("batch", "--log", log, "--output", output, input.toString()));
            }
            for (Process each : processes) {
                assertThat(each.waitFor())
                        .as(Files.readString(folder.resolve("err")))
                        .isEqualTo(ExitCode.FOUND);
            }
            rounds++;
        } while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(SECONDS));
        try (LogStore store = LogStore.open(log)) {
            assertThat(Logs.verify(store).reason()).isNull();
            assertThat(Logs.verify(store).entries()).isEqualTo(2L * rounds * (1 + 200 - 4));
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = CommandProcess.command(List.of(), arguments);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatWasLoggedAndNotWrittenIsGivenAsItWasLogged(Logs.Place place) throws IOException {
        String log = place.target(folder);
        Path input = lines(120);
        Path output = folder.resolve("out.jsonl");
        String[] batch = {"batch", "--log", log, "--resume", "--output", output.toString(), input.toString()};
        assertThat(run(batch)).isEqualTo(ExitCode.FOUND);
        byte[] whole = Files.readAllBytes(output);
        long run = runs(log).get(0);
        Random random = new Random(5);
        for (int i = 0; i < 10; i++) {
            int kept = whole.length / 4 + random.nextInt(whole.length * 3 / 4);
            Files.write(output, Arrays.copyOf(whole, kept));
            assertThat(run(batch)).isEqualTo(ExitCode.FOUND);
            assertThat(Files.readAllBytes(output)).isEqualTo(whole);
            assertThat(runs(log)).containsExactly(run);
        }
        checkRun(log, run, output);
    }

    @Test
    void aRunIsNotResumedByAnythingElseThanItBeganWith() throws IOException {
        String log = folder.resolve("decisions.db").toString();
        Path input = lines(40);
        Path output = folder.resolve("out.jsonl");
        assertThat(run("batch", "--log", log, "--output", output.toString(), input.toString()))
                .isEqualTo(ExitCode.FOUND);
        List<String> written = Files.readAllLines(output);
        Files.write(output, written.subList(0, 20));
        String[] resume = {"batch", "--log", log, "--resume", "--output", output.toString(), input.toString()};
        String[] otherwise = {
            "batch", "--log", log, "--resume", "--basis", "measured", "--output", output.toString(), input.toString()
        };
        assertThat(run(otherwise)).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("another --basis");
        String other = folder.resolve("other.db").toString();
        assertThat(run("batch", "--log", other, "--resume", "--output", output.toString(), input.toString()))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("knows no run that wrote");
        assertThat(Files.readAllLines(output)).hasSize(20);
        Files.writeString(input, Files.readString(input).replace("\"labeledSamples\":", "\"labeledSamples\": 1"));
        assertThat(run(resume)).isEqualTo(ExitCode.FOUND);
        assertThat(Files.readString(output)).contains("the log has this line of the run with other facts");
    }
}
