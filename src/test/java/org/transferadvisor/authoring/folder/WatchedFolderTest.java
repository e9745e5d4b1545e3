package org.transferadvisor.authoring.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Case;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.authoring.Progress;
import org.transferadvisor.authoring.scenarios.Outcome;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostic;

/** Each look at a folder shows what is there now, and nothing where nothing changed. */
class WatchedFolderTest {

    private static final String SCENARIOS = """
            file: mine.json
            scenarios:
              - {name: mine, expect: {recommendation.leaf: PEFT_METHOD_SELECTION}}
            """;

    @TempDir
    private Path parent;

    private Path folder;
    private Path facts;
    private WatchedFolder watched;

    @BeforeEach
    void aRulebookWithOneScenarioWhoseFactsStandBesideIt() throws IOException {
        folder = Rulebooks.shipped()
                .with("scenarios/mine.yaml", SCENARIOS)
                .with("notes.txt", "left alone")
                .write(parent.resolve("rules"));
        facts = Files.writeString(parent.resolve("mine.json"), Case.project().json());
        watched = new WatchedFolder(folder);
    }

    @AfterEach
    void close() {
        watched.close();
    }

    private Optional<Look> look() {
        return watched.look(Progress.NONE);
    }

    private Look.Tested tested() {
        return (Look.Tested) look().orElseThrow();
    }

    private Look.Refused refused() {
        return (Look.Refused) look().orElseThrow();
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        assertThat(Files.readString(path)).contains(from);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    @Test
    void nothingRunsWhereNothingChangedThatCounts() throws IOException {
        assertThat(tested().tests().outcomes()).singleElement().matches(Outcome::passed);
        assertThat(watched.elsewhere()).containsExactly(facts.toAbsolutePath());
        assertThat(look()).isEmpty();
        Files.writeString(folder.resolve("strategy.drl"), Files.readString(folder.resolve("strategy.drl")));
        Files.writeString(folder.resolve("notes.txt"), "changed");
        Files.createDirectory(folder.resolve("later"));
        assertThat(look()).isEmpty();
    }

    @Test
    void rulesScenariosFiguresAndFactsElsewhereAllCount() throws IOException {
        tested();
        edit("scenarios/mine.yaml", "PEFT_METHOD_SELECTION", "LORA_OR_QLORA");
        assertThat(tested().tests().failed()).isEqualTo(1);
        Files.writeString(facts, Case.project().with("/budget/compute", 500).json());
        assertThat(tested().tests().failed()).isZero();
        edit("reference/figures.yaml", "value: {", "value: {low: 1, ");
        assertThat(refused().check().checked().diagnostics())
                .isNotEmpty()
                .allMatch(each -> each.problem().file().equals("reference/figures.yaml"));
    }

    @Test
    void anErrorKeepsTheScenariosFromRunningUntilItIsMended() throws IOException {
        tested();
        edit("strategy.drl", "Leaf( id == \"FULL_FINE_TUNING\" )", "Leaf( di == \"FULL_FINE_TUNING\" )");
        assertThat(refused().check().checked().diagnostics())
                .extracting(Diagnostic::check)
                .containsExactly(Check.UNKNOWN_FIELD);
        assertThat(look()).isEmpty();
        edit("strategy.drl", "Leaf( di == \"FULL_FINE_TUNING\" )", "Leaf( id == \"FULL_FINE_TUNING\" )");
        edit("scenarios/mine.yaml", "recommendation.leaf", "recommendation.leef");
        assertThat(refused().check().checked().diagnostics())
                .extracting(Diagnostic::check)
                .containsExactly(Check.SCENARIO);
        edit("scenarios/mine.yaml", "recommendation.leef", "recommendation.leaf");
        assertThat(tested().tests().passed()).isEqualTo(1);
    }

    @Test
    void theFolderMayGoAndComeAgain() throws IOException {
        tested();
        Path away = Files.move(folder, parent.resolve("away"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(look().orElseThrow()).isInstanceOfSatisfying(Look.Missing.class, missing -> assertThat(
                        missing.problems().get(0).message())
                .endsWith("is not there"));
        assertThat(look()).isEmpty();
        Files.move(away, folder, StandardCopyOption.ATOMIC_MOVE);
        assertThat(tested().tests().passed()).isEqualTo(1);
    }
}
