package org.transferadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.authoring.folder.Saves;
import picocli.CommandLine;

/** The command {@code rules watch} through an expert's morning: every save is answered, and mistakes do not end it. */
class RulesWatchCommandTest {

    private static final String SCENARIOS = """
            given:
              project: A project
              task: {type: OTHER}
              data: {labeledSamples: 1500}
              budget: {compute: 5000}
              modelMatch: HIGH_QUALITY
            scenarios:
              - name: Some data
                expect: {recommendation.leaf: PEFT_METHOD_SELECTION}
            """;

    @TempDir
    private Path folder;

    private final List<Set<Path>> waitedFor = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Saves that are made one after the other, each when the one before was answered. */
    private record Scripted(Deque<Runnable> edits, List<Set<Path>> waitedFor) implements Saves {
        @Override
        public boolean await(Set<Path> elsewhere) {
            waitedFor.add(elsewhere);
            Runnable next = edits.poll();
            if (next != null) {
                next.run();
            }
            return next != null;
        }

        @Override
        public void close() {}
    }

    private int watch(Path rules, Runnable... edits) {
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of());
        Saves saves = new Scripted(new ArrayDeque<>(List.of(edits)), waitedFor);
        Clock nine = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);
        return new CommandLine(new RulesWatchCommand(console, any -> saves, nine)).execute(rules.toString());
    }

    private Runnable edit(Path file, String from, String to) {
        return () -> {
            out.reset();
            try {
                String text = Files.readString(file);
                assertThat(text).contains(from);
                Files.writeString(file, text.replace(from, to));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private Runnable shown(String... texts) {
        return () -> {
            String all = out.toString(StandardCharsets.UTF_8);
            assertThat(all).contains(texts);
            out.reset();
        };
    }

    private void assertNothingShown() {
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void everySaveIsAnswered() {
        Path rules = Rulebooks.shipped().with("scenarios/mine.yaml", SCENARIOS).write(folder.resolve("rules"));
        Path tree = rules.resolve("decision-tree.drl");
        String passed = "09:00:00  0 errors, 0 warnings; 1 scenario: 1 passed\n";
        int code = watch(
                rules,
                shown(passed),
                this::assertNothingShown,
                edit(tree, "labeledSamples < 1000", "labeldSamples < 1000"),
                shown(
                        tree + ":",
                        "error: ",
                        "hint: did you mean `labeledSamples`?",
                        "09:00:00  1 error, 0 warnings; no scenario was run\n"),
                edit(tree, "labeldSamples < 1000", "labeledSamples < 1000"),
                shown(passed),
                edit(rules.resolve("scenarios/mine.yaml"), "1500", "500"),
                shown(
                        "FAILED  scenarios/mine.yaml:8",
                        "expected  PEFT_METHOD_SELECTION",
                        "found     FEATURE_EXTRACTION_OR_PROMPT_TUNING",
                        "09:00:00  0 errors, 0 warnings; 1 scenario: 0 passed, 1 failed\n"),
                edit(rules.resolve("rulebook.yaml"), "name: ", "nam: "),
                shown(rules.resolve("rulebook.yaml") + ":", "no scenario was run"));
        assertThat(code).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Watching " + rules + "; Ctrl-C ends it.\n");
    }

    @Test
    void anOrganisationIsAnsweredWhenTheFolderThatItExtendsIsSaved() throws IOException {
        Path base = Rulebooks.ofStrategyAlone().write(Files.createDirectories(folder.resolve("base")));
        Path house = Rulebooks.organisation()
                .replace("rulebook.yaml", "built-in", "../base")
                .with(
                        "reference/figures.yaml",
                        "rows:\n  - {id: memory-headroom, patch: true, value: {value: 1.3, source: house, basis: MEASURED}}\n")
                .with("scenarios/mine.yaml", SCENARIOS)
                .write(Files.createDirectories(folder.resolve("house")));
        assertThat(CommandRun.of("rules", "diff", house.toString(), "--settle").code())
                .isZero();
        Path tree = base.resolve("decision-tree.drl");
        Path figures = base.resolve("reference/figures.yaml");
        // the base is a part of the rulebook, of which other parts are missed
        String passed = " warnings; 1 scenario: 1 passed\n";
        int code = watch(
                house,
                shown("09:00:00  0 errors, ", passed),
                edit(tree, "labeledSamples < 1000", "labeldSamples < 1000"),
                shown("/../base/decision-tree.drl:", "hint: did you mean `labeledSamples`?", "no scenario was run\n"),
                edit(tree, "labeldSamples < 1000", "labeledSamples < 1000"),
                shown("09:00:00  0 errors, ", passed),
                edit(figures, "{id: memory-headroom, value: 1.2,", "{id: memory-headroom, value: 1.25,"),
                shown(
                        "reference/figures.yaml:2:1: error: the base has changed the row `figures/memory-headroom`",
                        "no scenario was run\n"),
                edit(figures, "{id: memory-headroom, value: 1.25,", "{id: memory-headroom, value: 1.2,"),
                shown("09:00:00  0 errors, ", passed));
        assertThat(code).isZero();
        assertThat(waitedFor).isNotEmpty().allSatisfy(each -> assertThat(each).containsExactly(base.toRealPath()));
    }

    @Test
    void aFolderThatHoldsNoRulebookIsRefusedAtTheStart() {
        assertThat(Main.run(
                        new Console(
                                InputStream.nullInputStream(),
                                new PrintStream(out, false, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                false,
                                Map.of()),
                        "rules",
                        "watch",
                        folder.toString()))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the folder holds no rulebook.yaml");
    }
}
