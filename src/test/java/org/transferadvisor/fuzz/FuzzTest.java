package org.transferadvisor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.cli.CommandRun;
import org.transferadvisor.explain.verification.Verifier;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.report.TextReport;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.check.CheckedRulebook;
import org.transferadvisor.rulebook.check.Diagnostic;
import org.transferadvisor.rulebook.check.RulebookCheck;
import org.transferadvisor.rulebook.check.Severity;
import org.transferadvisor.rulebook.engine.CompiledCache;

/**
 * {@code mvn -P fuzz verify} spoils facts, rulebooks and command lines; {@code -Dfuzz.rounds=100000 -Dfuzz.seed=7} more and others.
 * What fails is kept in {@code target/fuzz} with its seed.
 */
@Tag("fuzz")
class FuzzTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final Path KEPT = Path.of("target/fuzz");

    /** Minutes for what takes seconds: longer is as good as never. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final JsonReport JSON = new JsonReport();

    private static final ExecutorService WORKER = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(null, work, "fuzz", 1 << 20);
        thread.setDaemon(true);
        return thread;
    });

    private final List<String> failed = new ArrayList<>();

    @AfterAll
    static void stop() {
        WORKER.shutdownNow();
    }

    /** Runs one case, and keeps its input where it fails. */
    private void hold(String name, String input, Callable<?> property) throws IOException, InterruptedException {
        Future<?> running = WORKER.submit(property);
        try {
            running.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            keep(name, input, "it has not ended after " + LONGEST);
        } catch (ExecutionException e) {
            StringWriter trace = new StringWriter();
            e.getCause().printStackTrace(new PrintWriter(trace));
            keep(name, input, trace.toString());
        }
    }

    private void keep(String name, String input, String why) throws IOException {
        Files.createDirectories(KEPT);
        Files.writeString(KEPT.resolve(name + ".txt"), why + "\n----\n" + input);
        failed.add(name + ": " + why.lines().findFirst().orElse(""));
    }

    private void report() {
        assertThat(failed).as("kept in " + KEPT).isEmpty();
    }

    /** A refusal says what is wrong in the words of who wrote the input, at a place that exists. */
    private static void inWords(List<Problem> problems, String text) {
        long lines = text.lines().count() + 1;
        assertThat(problems).isNotEmpty().allSatisfy(each -> {
            assertThat(each.line()).isBetween(0, (int) lines);
            assertThat(each.text())
                    .doesNotContain("Exception")
                    .doesNotContain("java.")
                    .doesNotContain("org.drools")
                    .doesNotContain("fault of ours");
            assertThat(each.allowed()).isNotBlank();
        });
    }

    // ---- facts ----

    private static List<String> facts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path sample : Case.samples()) {
            texts.add(Files.readString(sample));
        }
        RandomProjects.of(SEED, 20).forEach(each -> texts.add(each.json()));
        return texts;
    }

    @Test
    void factsAreAdvisedOnOrRefusedInWords() throws Exception {
        List<String> texts = facts();
        for (int i = 0; i < ROUNDS; i++) {
            Spoiler spoiler = new Spoiler(SEED * 1_000_003 + i);
            String text = spoiler.spoilt(spoiler.one(texts));
            String file = spoiler.upTo(4) == 0 ? "case.yaml" : "case.json";
            hold("facts-" + SEED + "-" + i, text, () -> adviseOn(file, text));
        }
        report();
    }

    private static boolean adviseOn(String file, String text) {
        try {
            Advice advice = Case.advisor().advise(Document.of(file, text));
            String json = JSON.line(advice);
            assertThat(JSON.line(JSON.read(json))).isEqualTo(json);
            assertThat(new Verifier(Case.advisor(), JSON::line).verify(Document.of("advice.json", json)))
                    .allMatch(each -> each.identical());
            assertThat(new TextReport(Case.advisor().rulebook(), 80, false).full(advice))
                    .isNotBlank();
        } catch (RefusedException e) {
            inWords(e.problems(), text);
        }
        return true;
    }

    // ---- rulebooks ----

    @Test
    void rulebooksAreCheckedInWordsAndWhatTheCheckPassesAdvises() throws Exception {
        Rulebooks shipped = Rulebooks.shipped();
        for (int i = 0; i < ROUNDS; i++) {
            Spoiler spoiler = new Spoiler(SEED * 1_000_003 + i);
            String path = spoiler.one(shipped.paths());
            String text = spoiler.spoilt(shipped.text(path));
            hold("rulebook-" + SEED + "-" + i, path + "\n" + text, () -> check(shipped.with(path, text)));
        }
        report();
    }

    private static boolean check(Rulebooks spoilt) {
        CheckedRulebook checked = RulebookCheck.of(spoilt.files());
        for (Diagnostic each : checked.diagnostics()) {
            inWords(List.of(each.problem()), spoilt.text(each.problem().file()));
        }
        if (checked.count(Severity.ERROR) > 0) {
            return false;
        }
        try (Advisor advisor = Advisor.of(Rulebook.of(spoilt.files(), CompiledCache.none()))) {
            for (Path sample : Case.samples()) {
                advise(advisor, sample);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return true;
    }

    private static void advise(Advisor advisor, Path sample) {
        try {
            assertThat(JSON.line(advisor.advise(sample))).isNotBlank();
        } catch (RefusedException | UndecidedException e) {
            // the samples' words may be gone, and rules may leave a project undecided: both are told
            assertThat(e.getMessage()).isNotBlank().doesNotContain("fault of ours");
        }
    }

    // ---- options ----

    private static final List<String> COMMANDS = List.of(
            "advise",
            "compare",
            "explain",
            "batch -",
            "schema",
            "rules check rules",
            "rules test rules --only access",
            "help",
            "");

    private static final List<String> OPTIONS = List.of(
            "--format",
            "text",
            "json",
            "html",
            "markdown",
            "sarif",
            "--basis",
            "measured",
            "published",
            "--simulate",
            "3",
            "0",
            "-1",
            "--seed",
            "x",
            "--rules",
            "rules",
            "none",
            "--of",
            "costs.compute",
            "viability.tlEvs",
            "gpus",
            "all",
            "scenarios",
            "--depth",
            "1",
            "--why-not",
            "LORA",
            "lora",
            "--flip",
            "QLORA",
            "--fix",
            "budget",
            "--with",
            "budget.compute=1",
            "data.labeledSamples=x",
            "=",
            "--verify",
            "--fields",
            "recommendation",
            "costs.0",
            ",",
            "--threads",
            "2",
            "--resume",
            "--by",
            "me",
            "--purpose",
            "",
            "--strict",
            "--min-coverage",
            "50",
            "--help",
            "--version",
            "-",
            "--",
            "-x",
            "--output",
            "facts-samples/api-prototype.json",
            "facts-samples/bank-fraud-detection.json",
            "rules/gpus.yaml",
            "/dev/null",
            ".",
            "\u202e",
            "a\u0000b");

    @Test
    void commandLinesEndWithACodeAndItsReason(@TempDir Path folder) throws Exception {
        String in = Case.project().json() + "\n{}\n";
        for (int i = 0; i < ROUNDS; i++) {
            Spoiler spoiler = new Spoiler(SEED * 1_000_003 + i);
            List<String> line = new ArrayList<>(Stream.of(spoiler.one(COMMANDS).split(" "))
                    .filter(each -> !each.isEmpty())
                    .toList());
            for (int words = spoiler.upTo(6); words > 0; words--) {
                String word = spoiler.one(OPTIONS);
                line.add(word);
                if (word.equals("--output")) {
                    line.add(folder.resolve("out" + spoiler.upTo(3)).toString());
                }
            }
            hold("options-" + SEED + "-" + i, String.join("\n", line), () -> run(in, line));
        }
        report();
    }

    private static boolean run(String in, List<String> line) {
        CommandRun ran = CommandRun.with(in, line.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isIn(0, 2, 3);
        assertThat(ran.err())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("fault of ours");
        if (ran.code() == 2) {
            assertThat(ran.err()).isNotBlank();
        }
        return true;
    }
}
