package org.transferadvisor.measure.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.facts.reading.RefusedException;

/** Values set in files that people keep. */
class EditedTest {

    private static String set(String name, String text, String path, Object value) {
        Edited edited = new Edited(name, text);
        edited.set(List.of(path.split("\\.")), value);
        return edited.text();
    }

    private static Map<String, Object> alike() {
        Map<String, Object> alike = new LinkedHashMap<>();
        alike.put("semantic", 0.71);
        alike.put("task", 0.5);
        return alike;
    }

    @Test
    void aBlockKeepsItsCommentsAndOrder() {
        String before = """
                # the project
                project: Tickets   # a name
                candidates:
                  # the small one
                  - model: A
                    benchmark: 0.8   # ours

                  - model: B
                # the end
                budget: {compute: 800}
                """;
        assertThat(set("a.yaml", before, "candidates.0.similarity", alike())).isEqualTo("""
                # the project
                project: Tickets   # a name
                candidates:
                  # the small one
                  - model: A
                    benchmark: 0.8   # ours
                    similarity: {semantic: 0.71, task: 0.5}

                  - model: B
                # the end
                budget: {compute: 800}
                """);
        assertThat(set("a.yaml", before, "candidates.2.model", "C"))
                .contains("  - model: B\n  - {model: C}\n# the end\n");
        assertThat(set("a.yaml", before, "budget.project", 5_000)).contains("budget: {compute: 800, project: 5000}\n");
        assertThat(set("a.yaml", before, "project", "Other: one")).contains("project: \"Other: one\"   # a name\n");
        assertThat(set("a.yaml", before, "data.labeledSamples", 7))
                .endsWith("budget: {compute: 800}\ndata: {labeledSamples: 7}\n");
    }

    @Test
    void ofAnObjectThatIsThereOnlyTheFieldsNamedAreSet() {
        String before = """
                similarity:
                  semantic: 0.1   # guessed
                  distribution: 0.2
                """;
        assertThat(set("a.yaml", before, "similarity", alike())).isEqualTo("""
                similarity:
                  semantic: 0.71   # guessed
                  distribution: 0.2
                  task: 0.5
                """);
    }

    @Test
    void jsonKeepsItsLayout() {
        String before = """
                {
                \t"project": "Tickets",
                \t"candidates": [
                \t\t{ "model": "A", "benchmark": 0.8 }
                \t]
                }
                """;
        assertThat(set("a.json", before, "candidates.0.similarity", alike()))
                .contains(
                        "{ \"model\": \"A\", \"benchmark\": 0.8, \"similarity\": {\"semantic\": 0.71, \"task\": 0.5} }");
        assertThat(set("a.json", before, "candidates.1.model", "B")).contains("0.8 },\n\t\t{\"model\": \"B\"}\n\t]");
        assertThat(set("a.json", before, "data.labeledSamples", 9))
                .endsWith("\t],\n\t\"data\": {\"labeledSamples\": 9}\n}\n");
        assertThat(set("a.json", "{}", "project", "x")).isEqualTo("{\"project\": \"x\"}");
        assertThat(set("a.json", "", "project", "x")).isEqualTo("{\"project\": \"x\"}\n");
        assertThat(set("a.json", "{\"a\": [], \"b\": 1}", "a.0", 5)).isEqualTo("{\"a\": [5], \"b\": 1}");
    }

    @Test
    void otherScriptsLineEndsAndTextsOfSeveralLinesStay() {
        String before = "project: 项目😀\r\nnote: |\r\n  two\r\n  lines # no comment\r\n";
        assertThat(set("a.yaml", before, "task.type", "OTHER"))
                .isEqualTo(before.stripTrailing() + "\r\ntask: {type: OTHER}\r\n");
        assertThat(set("a.yaml", "", "data.labeledSamples", 3)).isEqualTo("data: {labeledSamples: 3}\n");
    }

    @Test
    void wordsThatYamlTakesForSomethingElseAreQuoted() {
        assertThat(Written.value(List.of("yes", "a: b", "plain words", "1.5", "", "x #y", 1.50, 0.0, true), false))
                .isEqualTo("[\"yes\", \"a: b\", plain words, \"1.5\", \"\", \"x #y\", 1.5, 0, true]");
        assertThat(Written.value(1e15, true)).isEqualTo("1000000000000000");
    }

    @Test
    void aLayoutThatCannotBeEditedIsRefusedAndNothingChanges() {
        Edited edited = new Edited("a.json", "{\"project\"\n: \"x\", \"data\": {}}");
        assertThatThrownBy(() -> edited.set(List.of("data", "labeledSamples"), 5))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("laid out so that the value cannot be written");
        assertThat(edited.text()).isEqualTo("{\"project\"\n: \"x\", \"data\": {}}");
    }

    @Test
    void aFileIsReplacedWholeAndKeepsItsPermissions(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "project: x\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        Edited.replace(link, "project: y\n");
        assertThat(Files.readString(file)).isEqualTo("project: y\n");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
        assertThatThrownBy(() -> Edited.replace(folder.resolve("none/a.yaml"), "x"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cannot be written");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }
}
