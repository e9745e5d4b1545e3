package org.transferadvisor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.transferadvisor.facts.reading.Document;

/** Reads the files that a command line names. */
final class Input {

    private Input() {}

    /** The document of a file, or of standard input where the file is {@code -}. */
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
