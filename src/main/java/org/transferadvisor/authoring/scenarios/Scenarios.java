package org.transferadvisor.authoring.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * The scenarios of a rulebook, in {@code scenarios/*.yaml} of its folder. They do not count for its digest.
 *
 * @param scenarios those that could be read, in the order of their files
 * @param unreachable sides of comparisons that no project can reach
 * @param problems what is wrong with them; empty where they can be run
 * @param facts the files of facts that they start from, absolute
 */
public record Scenarios(
        List<Scenario> scenarios, List<Unreachable> unreachable, List<Problem> problems, SortedSet<Path> facts) {

    /** Folder of the scenarios in that of the rulebook. */
    public static final String FOLDER = "scenarios";

    /** The most files read. */
    private static final int MOST_FILES = 1_000;

    /** Whether a file of that path in the folder of a rulebook holds scenarios. */
    public static boolean isRead(String path) {
        return path.startsWith(FOLDER + "/") && path.endsWith(".yaml") && path.indexOf('/', FOLDER.length() + 1) < 0;
    }

    /**
     * Reads the scenarios of a rulebook; none where its folder has none.
     *
     * @param rulebook folder of the rulebook
     * @param words the rulebook's words
     */
    public static Scenarios read(Path rulebook, ScenarioWords words) {
        List<Scenario> scenarios = new ArrayList<>();
        List<Unreachable> unreachable = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        SortedSet<Path> facts = new TreeSet<>();
        for (Path path : files(rulebook.resolve(FOLDER))) {
            String name = FOLDER + "/" + path.getFileName();
            try {
                ScenarioReader reader = new ScenarioReader(rulebook, name, words);
                reader.read(Document.read(path, name, Document.LARGEST));
                scenarios.addAll(reader.scenarios());
                unreachable.addAll(reader.unreachable());
                problems.addAll(reader.problems());
                facts.addAll(reader.facts());
            } catch (RefusedException e) {
                problems.addAll(e.problems());
            }
        }
        return new Scenarios(
                List.copyOf(scenarios),
                List.copyOf(unreachable),
                List.copyOf(problems),
                Collections.unmodifiableSortedSet(facts));
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
