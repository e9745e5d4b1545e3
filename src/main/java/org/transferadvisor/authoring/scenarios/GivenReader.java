package org.transferadvisor.authoring.scenarios;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/** Reads what a scenario is given: facts that stand in it, or a file of facts, and changes. */
final class GivenReader {

    private final Path folder;
    private final Mistakes mistakes;
    private final FactsChanges changes;
    private final Set<Path> files = new TreeSet<>();

    /**
     * A reader.
     *
     * @param rulebook folder of the rulebook
     * @param mistakes where the mistakes go
     */
    GivenReader(Path rulebook, Mistakes mistakes) {
        this.folder = rulebook;
        this.mistakes = mistakes;
        this.changes = new FactsChanges(mistakes);
    }

    /** The files of facts that were read, even where they are broken. */
    Set<Path> files() {
        return files;
    }

    /** The facts that a mapping gives by itself, or those above, with its changes. */
    @Nullable
    Given given(Node.Mapping mapping, @Nullable Given above) {
        Given base = above;
        Node inline = mapping.get("given");
        String file = mistakes.text(mapping, "file");
        if (inline != null && file != null) {
            mistakes.add(
                    mapping.entries().get("file").key(),
                    "both `given` and `file` are stated",
                    "facts that stand here, or the file that holds them",
                    null);
        } else if (inline != null) {
            base = new Given(inline, mistakes.file(), Map.of());
        } else if (file != null) {
            base = fromFile(file, mapping.entries().get("file").key());
        }
        Node with = mapping.get("with");
        if (base == null || with == null) {
            if (with != null && file == null) {
                mistakes.add(
                        mapping.entries().get("with").key(),
                        "there are no facts to change",
                        "`given` or `file`, here or at the top of the file",
                        null);
            }
            return base;
        }
        Map<String, Node.Place> touched = new LinkedHashMap<>(base.touched());
        touched.putAll(FactsChanges.touched(with));
        return new Given(changes.apply(base.facts(), with), base.origin(), touched);
    }

    private @Nullable Given fromFile(String file, Node.Place place) {
        try {
            Path scenarioFolder =
                    folder.resolve(mistakes.file()).toAbsolutePath().getParent();
            Path parent = folder.toAbsolutePath().normalize().getParent();
            Path found = Stream.of(scenarioFolder, parent, Path.of(""))
                    .filter(each -> each != null)
                    .map(each -> each.resolve(file))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                files.add(found.toAbsolutePath().normalize());
                Document document = Document.read(found);
                mistakes.addAll(document.problems());
                return new Given(document.root(), file, Map.of());
            }
        } catch (RefusedException e) {
            mistakes.addAll(e.problems());
            return null;
        } catch (InvalidPathException e) {
            // said below, as for any file that is not there
        }
        mistakes.add(
                place,
                Problem.quoted(file) + " is not there",
                "a facts file, from the folder of this file, beside the rulebook, or from where you stand",
                null);
        return null;
    }
}
