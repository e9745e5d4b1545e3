package org.transferadvisor.rulebook.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Case;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.tree.Boundaries;

/** What is kept of a rulebook beside its classes. */
class RuleIndexTest {

    private static RuleIndex builtIn() throws IOException {
        try (InputStream in = RuleIndex.class.getResourceAsStream(RuleIndex.PATH)) {
            return RuleIndex.read(Objects.requireNonNull(in));
        }
    }

    /** The texts alone, without what is known of them. */
    private static RulebookFiles texts() {
        RulebookFiles packed = Case.advisor().rulebook().files();
        Map<String, String> texts = new TreeMap<>();
        packed.paths().forEach(path -> texts.put(path, packed.text(path)));
        return RulebookFiles.of(texts);
    }

    @Test
    void theBuiltInOneIsThatOfTheTextsPackedBesideIt() throws IOException {
        RuleIndex kept = builtIn();
        assertThat(kept).isEqualTo(RuleIndex.of(texts(), kept.model(), kept.rules()));
        Rulebook builtIn = Case.advisor().rulebook();
        assertThat(builtIn.digest()).isEqualTo(texts().digest());
        assertThat(kept.parsed())
                .hasSize(ReferenceData.tableNames().size() + 1)
                .extracting(Document::name)
                .contains("rulebook.yaml");
    }

    @Test
    void everyKindOfValueComesBackWithItsPlace() throws IOException {
        Document document = Document.of(
                "reference/all.yaml",
                "text: Zürich ☂\nlong: \"" + "x".repeat(70_000)
                        + "\"\nnumbers: [0, -1.50, 1e6, 12345678901234567890.5]\ntrue: [true, false]\nnothing: null\n"
                        + "empty: {map: {}, list: []}\n");
        RuleIndex index = new RuleIndex(
                "digest",
                List.of("a.drl", "reference/all.yaml"),
                "Model",
                List.of(new RuleInfo(
                        "id", "A rule", "a.drl", 7, "5", "“ü”", "Because ü.", Map.of("Data", List.of("a", "b")))),
                new TreeSet<>(Set.of("A rule", "Ünother")),
                new Boundaries(
                        new TreeMap<>(
                                Map.of("/data/labeledSamples", List.of(1000.0, 1e4), "/budget/compute", List.of())),
                        List.of(0.4)),
                new TreeMap<>(Map.of("reference/all.yaml", document)));
        RuleIndex back = RuleIndex.read(new ByteArrayInputStream(index.bytes()));
        assertThat(back).isEqualTo(index);
        assertThat(back.bytes()).isEqualTo(index.bytes());
    }

    @Test
    void whatIsNotWholeIsNotRead() throws IOException {
        byte[] whole = builtIn().bytes();
        for (int length : new int[] {0, 3, 70, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> RuleIndex.read(new ByteArrayInputStream(Arrays.copyOf(whole, length))))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aDocumentWithProblemsIsNotKept() {
        Document twice = Document.of("rulebook.yaml", "a: 1\na: 2\n");
        assertThat(twice.problems()).isNotEmpty();
        RuleIndex index = new RuleIndex(
                "digest",
                List.of(),
                "Model",
                List.of(),
                new TreeSet<>(),
                new Boundaries(new TreeMap<>(), List.of()),
                new TreeMap<>(Map.of("rulebook.yaml", twice)));
        assertThatThrownBy(index::bytes).isInstanceOf(IllegalArgumentException.class);
    }
}
