package org.transferadvisor.authoring.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever way an editor saves, it is told. A save that is not told would wait for ever: the limit ends that. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FolderSavesTest {

    @TempDir
    private Path parent;

    private Path folder;
    private FolderSaves saves;

    @BeforeEach
    void watch() throws IOException {
        folder = parent.resolve("rules");
        Files.createDirectories(folder.resolve("reference"));
        Files.writeString(folder.resolve("a.drl"), "one");
        saves = FolderSaves.of(folder);
    }

    @AfterEach
    void end() {
        saves.close();
    }

    private void assertTold() {
        assertThat(saves.await(Set.of())).isTrue();
    }

    @Test
    void aFileWrittenInPlaceRenamedIntoPlaceOrTakenAway() throws IOException {
        Files.writeString(folder.resolve("a.drl"), "two");
        assertTold();
        Path draft = Files.writeString(parent.resolve("draft"), "three");
        Files.move(draft, folder.resolve("a.drl"), StandardCopyOption.ATOMIC_MOVE);
        assertTold();
        Files.delete(folder.resolve("a.drl"));
        assertTold();
    }

    @Test
    void filesOfFoldersThatWereThereAndOfFoldersThatCameLater() throws IOException {
        Files.writeString(folder.resolve("reference/b.yaml"), "b");
        assertTold();
        Files.createDirectory(folder.resolve("scenarios"));
        assertTold();
        Files.writeString(folder.resolve("scenarios/c.yaml"), "c");
        assertTold();
        Files.delete(folder.resolve("scenarios/c.yaml"));
        Files.delete(folder.resolve("scenarios"));
        assertTold();
        Files.createDirectory(folder.resolve("scenarios"));
        assertTold();
        Files.writeString(folder.resolve("scenarios/c.yaml"), "c");
        assertTold();
    }

    @Test
    void theFolderItselfGoneAndThereAgain() throws IOException {
        Path away = Files.move(folder, parent.resolve("away"), StandardCopyOption.ATOMIC_MOVE);
        assertTold();
        Files.move(away, folder, StandardCopyOption.ATOMIC_MOVE);
        assertTold();
        Files.writeString(folder.resolve("a.drl"), "two");
        assertTold();
    }

    @Test
    void aFileElsewhereThatMatters() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Path facts = Files.writeString(elsewhere.resolve("facts.json"), "{}");
        Files.writeString(folder.resolve("a.drl"), "two");
        assertThat(saves.await(Set.of(facts))).isTrue();
        Files.writeString(facts, "[]");
        assertThat(saves.await(Set.of(facts))).isTrue();
    }

    @Test
    void aFolderElsewhereThatMattersAndWhatStandsInIt() throws IOException {
        Path base = parent.resolve("base/rules");
        Files.createDirectories(base.getParent());
        Set<Path> elsewhere = Set.of(base);
        Files.writeString(folder.resolve("a.drl"), "two");
        assertThat(saves.await(elsewhere)).isTrue();
        Files.createDirectories(base.resolve("reference"));
        assertThat(saves.await(elsewhere)).isTrue();
        Files.writeString(base.resolve("b.drl"), "b");
        assertThat(saves.await(elsewhere)).isTrue();
        Files.writeString(base.resolve("reference/c.yaml"), "c");
        assertThat(saves.await(elsewhere)).isTrue();
    }

    @Test
    void theEndIsTold() {
        saves.close();
        assertThat(saves.await(Set.of())).isFalse();
    }
}
