package org.transferadvisor.authoring.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostic;

/** A file that looks like a part of the rulebook and is not read is named; what is meant for people is left alone. */
class UnreadFilesTest {

    private static final String RULE = "package org.transferadvisor.rules\n\nrule \"Mine\"\nend\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheRulebook() {
        Rulebooks.ofStrategyAlone().write(folder);
    }

    private void write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mine.drl.txt, rename it to `mine.drl`",
        "mine.DRL, rename it to `mine.drl`",
        "decision-tree.drl.docx, 'save it as plain text, as `decision-tree.drl`'",
        "mine/x.drl, move it to `x.drl`",
        "reference/mine.drl, move it to `mine.drl`",
        "reference/gpus.yml, rename it to `reference/gpus.yaml`",
        "reference/mine/x.yaml, move it to `reference/x.yaml`",
        "scenarios/mine.yml, rename it to `scenarios/mine.yaml`",
        "scenarios/mine.txt, rename it to `scenarios/mine.yaml`",
    })
    void aNameOrPlaceThatIsNotReadIsNamedWithTheRightOne(String file, String hint) {
        write(file, "x\n");
        assertThat(UnreadFiles.in(folder, Set.of())).singleElement().satisfies(each -> {
            assertThat(each.file()).isEqualTo(file);
            assertThat(each.message()).isEqualTo("`" + file + "` is not read");
            assertThat(each.hint()).isEqualTo(hint);
        });
    }

    @Test
    void whatANameDoesNotTellItsTextTells() {
        write("mine.txt", RULE);
        write("my-scenarios.yaml", "about: x\nscenarios: []\n");
        write("tables/prices.yaml", "rows:\n  - {id: A}\n");
        assertThat(UnreadFiles.in(folder, Set.of()))
                .extracting(each -> each.hint())
                .containsExactly(
                        "rename it to `mine.drl`",
                        "move it to `scenarios/my-scenarios.yaml`",
                        "move it to `reference/prices.yaml`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "LICENSE",
                "notes.txt",
                "decision-tree.drl~",
                "decision-tree.drl.bak",
                ".decision-tree.drl.swp",
                ".github/workflows/check.yml",
                ".schemas/mine.yaml",
                "compose.yaml",
                "projects/ours.json",
                "other/rulebook.yaml",
                "scenarios/README.md"
            })
    void whatIsMeantForPeopleOrOtherToolsIsLeftAlone(String file) {
        write(file, "services: a rule of thumb\n");
        assertThat(UnreadFiles.in(folder, Set.of())).isEmpty();
    }

    @Test
    void aFolderThatALinkNamesIsLookedIntoAndLinksInItAreNot(@TempDir Path elsewhere) throws IOException {
        write("mine.drl.txt", RULE);
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), folder);
        Files.createSymbolicLink(folder.resolve("again"), folder);
        assertThat(UnreadFiles.in(link, Set.of()))
                .extracting(each -> each.file())
                .containsExactly("mine.drl.txt");
        write("scenarios/facts/ours.yaml", "project: Ours\n");
        assertThat(UnreadFiles.in(
                        link, Set.of(link.resolve("scenarios/facts/ours.yaml").toAbsolutePath())))
                .hasSize(1);
    }

    @Test
    void aRulebookOfItsOwnBelowIsLeftAlone() {
        write("other/mine.drl", RULE);
        assertThat(UnreadFiles.in(folder, Set.of())).hasSize(1);
        write("other/rulebook.yaml", "name: other\n");
        assertThat(UnreadFiles.in(folder, Set.of())).isEmpty();
    }

    @Test
    void factsThatScenariosStartFromAreRead() {
        write("scenarios/facts/ours.yaml", "project: Ours\n");
        assertThat(UnreadFiles.in(folder, Set.of())).hasSize(1);
        assertThat(UnreadFiles.in(
                        folder,
                        Set.of(folder.resolve("scenarios/facts/ours.yaml")
                                .toAbsolutePath()
                                .normalize())))
                .isEmpty();
    }

    @Test
    void theCheckWarnsOfThemAndTheDigestStays() {
        String digest = RulebookFiles.in(folder).digest();
        assertThat(FolderCheck.of(folder).checked().diagnostics())
                .extracting(Diagnostic::check)
                .doesNotContain(Check.UNREAD_FILE);
        write("mine.drl.txt", RULE);
        assertThat(FolderCheck.of(folder).checked().diagnostics())
                .filteredOn(each -> each.check() == Check.UNREAD_FILE)
                .singleElement()
                .satisfies(each -> assertThat(each.problem().file()).isEqualTo("mine.drl.txt"));
        assertThat(RulebookFiles.in(folder).digest()).isEqualTo(digest);
    }
}
