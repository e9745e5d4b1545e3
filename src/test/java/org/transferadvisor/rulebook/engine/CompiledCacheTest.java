package org.transferadvisor.rulebook.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.tree.Boundaries;

/** Compiled rulebooks are kept for the next start, and nothing but what was written is ever loaded. */
class CompiledCacheTest {

    private static final RulebookFiles FILES =
            Rulebooks.shipped().append("strategy.drl", """

                    declare Residency
                        country : String
                    end

                    rule "Data that stays in the country"
                        @id(residency)
                        @source("rulebook")
                        @because("The data stays in {country}.")
                    when
                        Residency( $country : country )
                    then
                        insertLogical( new Finding( "RESIDENCY", "INFO" ) );
                    end
                    """).files();

    private static final Case FACTS =
            Case.project().with("/facts", List.of(Map.of("type", "Residency", "country", "DE")));

    @TempDir
    private static Path above;

    /** An entry of the cache as it was written. */
    private static byte[] written;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() throws IOException {
        CompiledCache cache = CompiledCache.in(above.resolve("kept"));
        Rulebook.of(FILES, cache).close();
        written = Files.readAllBytes(only(above.resolve("kept")));
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    /** A cache that holds these bytes as the entry of the rulebook. */
    private CompiledCache holding(byte[] entry) throws IOException {
        Path copy = folder.resolve("cache");
        Files.createDirectories(copy);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        Files.write(copy.resolve(only(above.resolve("kept")).getFileName()), entry);
        return CompiledCache.in(copy);
    }

    @Test
    void aKeptRulebookDecidesLikeACompiledOne() throws IOException {
        CompiledCache cache = holding(written);
        assertThat(cache.find(FILES.digest())).isNotNull();
        try (Advisor advisor = Advisor.of(Rulebook.of(FILES, cache))) {
            assertThat(Case.codes(advisor.advise(FACTS.document()))).contains("RESIDENCY");
            assertThat(Case.message(advisor.advise(FACTS.document()), "RESIDENCY"))
                    .isEqualTo("The data stays in DE.");
            assertThat(advisor.conclude(Case.project().document(), Basis.PUBLISHED))
                    .isEqualTo(Case.advisor().conclude(Case.project().document(), Basis.PUBLISHED));
        }
        assertThat(cache.find(Rulebooks.shipped().files().digest()))
                .as("of another rulebook")
                .isNull();
    }

    @Test
    void theFolderIsOpenToNobodyElse() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(above.resolve("kept"))))
                .isEqualTo("rwx------");
        CompiledCache cache = holding(written);
        Files.setPosixFilePermissions(folder.resolve("cache"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(cache.find(FILES.digest())).as("where others can write").isNull();
        cache.keep(rules("other", "A"));
        assertThat(only(folder.resolve("cache"))).exists();
    }

    @Test
    void aDamagedEntryIsNotReadAndGoesAway() throws IOException {
        List<byte[]> damaged = List.of(
                changed(0),
                changed(63),
                changed(64),
                changed(written.length / 2),
                changed(written.length - 1),
                new byte[0],
                Arrays.copyOf(written, 64),
                Arrays.copyOf(written, written.length - 1),
                Arrays.copyOf(written, written.length + 1));
        for (byte[] each : damaged) {
            CompiledCache cache = holding(each);
            assertThat(cache.find(FILES.digest())).isNull();
            assertThat(folder.resolve("cache")).isEmptyDirectory();
        }
    }

    private static byte[] changed(int place) {
        byte[] copy = written.clone();
        copy[place] ^= 1;
        return copy;
    }

    @Test
    void anEntryOfAnotherRulebookIsNotReadUnderThisName() {
        assertThatThrownBy(() -> Entry.read(written, Rulebooks.shipped().files().digest()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void classesThatReachOutAreNotLoadedEvenIfTheirSumIsRight() throws IOException {
        CompiledRules kept = Entry.read(written, FILES.digest());
        Map<String, byte[]> classes = new TreeMap<>(kept.classes());
        classes.put("org/transferadvisor/rules/Hostile.class", hostile());
        byte[] entry = Entry.bytes(new CompiledRules(kept.index(), classes));
        CompiledCache cache = holding(entry);
        Rulebook.of(FILES, cache).close();
        assertThat(Files.readAllBytes(only(folder.resolve("cache"))))
                .as("compiled again in its place")
                .isNotEqualTo(entry)
                .hasSizeLessThan(entry.length + 1);
    }

    /** Any class that starts a process will do. */
    private static byte[] hostile() throws IOException {
        try (InputStream in =
                CompiledCacheTest.class.getResourceAsStream("/org/transferadvisor/cli/LauncherIT.class")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void aCacheThatCannotBeWrittenKeepsNothingAndFailsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        CompiledCache cache = CompiledCache.in(file.resolve("cache"));
        cache.keep(rules("digest", "A"));
        assertThat(cache.find("digest")).isNull();
        CompiledCache.none().keep(rules("digest", "A"));
        assertThat(CompiledCache.none().find("digest")).isNull();
    }

    @Test
    void theOldestEntriesMakeRoom() throws IOException {
        CompiledCache cache = CompiledCache.in(folder.resolve("many"));
        for (int i = 0; i < 30; i++) {
            cache.keep(rules("digest " + i, "Model" + i));
        }
        try (Stream<Path> files = Files.list(folder.resolve("many"))) {
            assertThat(files).hasSize(24);
        }
        CompiledRules last = cache.find("digest 29");
        assertThat(last).isNotNull();
        assertThat(last.index().model()).isEqualTo("Model29");
    }

    /** The compiled rules of an empty rulebook. */
    private static CompiledRules rules(String digest, String model) {
        return new CompiledRules(
                new RuleIndex(
                        digest,
                        List.of(),
                        model,
                        List.of(),
                        new TreeSet<>(),
                        new Boundaries(new TreeMap<>(), List.of()),
                        new TreeMap<>()),
                Map.of());
    }
}
