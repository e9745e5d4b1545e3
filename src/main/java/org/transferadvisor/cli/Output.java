package org.transferadvisor.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
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

    /** Writes a text that is complete. */
    void write(Console console, String text) {
        if (file == null) {
            console.out().print(text);
        } else {
            write(file, text);
        }
    }

    /** Writes what is made piece by piece. */
    void stream(Console console, Consumer<PrintStream> pieces) {
        if (file == null) {
            pieces.accept(console.out());
            return;
        }
        try (StandardOutput out = StandardOutput.to(new BufferedOutputStream(Files.newOutputStream(file)))) {
            pieces.accept(out);
            IOException failure = out.failure();
            if (failure != null) {
                throw unwritable(file, failure);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes a text that is complete into a file. */
    static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** What kept a file from being written. */
    static RefusedException unwritable(Path file, IOException reason) {
        return new RefusedException(List.of(new Problem(
                file.toString(),
                0,
                0,
                "",
                Problem.quoted(file.toString()) + " cannot be written" + because(reason),
                "a file in a folder that exists and that you may write to, on a disk with room for it",
                null)));
    }

    private static String because(IOException reason) {
        String said = reason instanceof FileSystemException of ? of.getReason() : reason.getMessage();
        return said == null ? "" : ": " + Problem.shown(said);
    }
}
