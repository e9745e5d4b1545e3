package org.transferadvisor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import picocli.CommandLine.Option;

/** The option {@code --output}. */
final class Output {

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file in place of standard output.")
    private @Nullable Path file;

    @Nullable
    Path file() {
        return file;
    }

    /**
     * Refuses to write over what is read.
     *
     * @param read the files that the command reads; {@code -} is none
     * @throws RefusedException where the output is one of them, by whatever name
     */
    void keepApartFrom(List<String> read) {
        for (String each : read) {
            if (file != null && !each.equals("-") && isSame(file, each)) {
                throw new RefusedException(List.of(new Problem(
                        file.toString(),
                        0,
                        0,
                        "",
                        Problem.quoted(file.toString()) + " is read: writing there would destroy it",
                        "another file for --output",
                        null)));
            }
        }
    }

    private static boolean isSame(Path written, String read) {
        try {
            return Files.isSameFile(written, Path.of(read));
        } catch (IOException | InvalidPathException e) {
            return false; // one of them is not there, or no name of a file; who reads or writes it says so
        }
    }

    /** Writes a text that is complete. */
    void write(Console console, String text) {
        if (file == null) {
            console.out().print(text);
            return;
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    static RefusedException unwritable(Path file) {
        return new RefusedException(List.of(new Problem(
                file.toString(),
                0,
                0,
                "",
                Problem.quoted(file.toString()) + " cannot be written",
                "a file in a folder that exists and that you may write to",
                null)));
    }
}
