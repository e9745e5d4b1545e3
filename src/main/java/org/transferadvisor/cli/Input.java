package org.transferadvisor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.transferadvisor.facts.reading.Document;

/** Reads the files that a command is given. */
final class Input {

    private Input() {}

    /** The document in a file; {@code -} is standard input. */
    static Document read(Console console, String file) {
        if (!file.equals("-")) {
            return Document.read(Path.of(file));
        }
        try {
            return Document.of("standard input", console.in().readNBytes(Document.LARGEST + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
