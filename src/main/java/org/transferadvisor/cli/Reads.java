package org.transferadvisor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.scenarios.Scenarios;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.RulebookFiles;

/** What a command reads, which no output may replace. */
final class Reads {

    private static final int DEEPEST = 8;
    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    private final List<Path> files = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<Path> rulebooks = new ArrayList<>();

    /** Files as the command line names them; {@code -} is standard input, which may come from a file. */
    Reads files(Collection<String> names) {
        for (String each : names) {
            try {
                files.add(each.equals("-") ? STANDARD_INPUT : Path.of(each));
            } catch (InvalidPathException e) {
                // no name of a file; who reads it says so
            }
        }
        return this;
    }

    /** Files. */
    Reads paths(Collection<Path> paths) {
        files.addAll(paths);
        return this;
    }

    /** A file, or all files below a folder. */
    Reads below(Path folder) {
        folders.add(folder);
        return this;
    }

    /** The rulebook in a folder, with its scenarios; null for the built-in one. */
    Reads rulebook(@Nullable Path folder) {
        if (folder != null) {
            rulebooks.add(folder);
        }
        return this;
    }

    /**
     * Refuses an output that is read, by whatever name, or that would be read as a part of a rulebook from then on.
     *
     * @throws RefusedException where it would
     */
    void keepApart(@Nullable Path output) {
        if (output == null) {
            return;
        }
        boolean isNew = rulebooks.stream().anyMatch(each -> isPart(output, each));
        if (isNew || Files.isRegularFile(output) && all().anyMatch(each -> isSame(output, each))) {
            throw new RefusedException(List.of(new Problem(
                    output.toString(),
                    0,
                    0,
                    "",
                    Problem.quoted(output.toString()) + " is read: writing there would destroy it",
                    "another file for --output",
                    null)));
        }
    }

    private Stream<Path> all() {
        return Stream.of(
                        files.stream(),
                        folders.stream().flatMap(Reads::filesBelow),
                        rulebooks.stream().flatMap(each -> filesBelow(each).filter(file -> isPart(file, each))))
                .flatMap(each -> each);
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> found = Files.walk(folder, DEEPEST)) {
            return found.toList().stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.empty(); // who reads it says so
        }
    }

    /** Whether a file, which need not be there yet, stands where a rulebook is read. */
    private static boolean isPart(Path file, Path rulebook) {
        try {
            Path whole = file.toAbsolutePath();
            Path root = rulebook.toRealPath();
            Path real = Objects.requireNonNull(whole.getParent()).toRealPath().resolve(whole.getFileName());
            String path = root.relativize(real).toString().replace('\\', '/');
            return RulebookFiles.changesOutcome(path) || Scenarios.isRead(path);
        } catch (IOException e) {
            return false; // there is no such folder
        }
    }

    private static boolean isSame(Path written, Path read) {
        try {
            return Files.isSameFile(written, read);
        } catch (IOException e) {
            return false; // one of them is not there; who reads or writes it says so
        }
    }
}
