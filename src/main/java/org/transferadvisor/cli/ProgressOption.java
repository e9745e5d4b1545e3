package org.transferadvisor.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --progress}. */
final class ProgressOption {

    @Option(
            names = "--progress",
            negatable = true,
            description = "Say on standard error how far it has come, or do not. Default: where that is a terminal.")
    private @Nullable Boolean wanted;

    /** What says it; close it before anything else is written. */
    ProgressLine line(Console console) {
        boolean terminal = console.progressTerminal();
        boolean said = wanted == null ? terminal : wanted;
        return new ProgressLine(said ? console.err() : new PrintStream(PrintStream.nullOutputStream()), terminal);
    }
}
