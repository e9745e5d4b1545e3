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
        return read(console, file, Document.LARGEST);
    }

    /** The same for an advice, which is larger than its facts. */
    static Document readAdvice(Console console, String file) {
        return read(console, file, Document.LARGEST_ADVICE);
    }

    /** A file as messages name it. */
    static String name(String file) {
        return file.equals("-") ? "standard input" : file;
    }

    private static Document read(Console console, String file, int largest) {
        if (!file.equals("-")) {
            return Document.read(Path.of(file), largest);
        }
        try {
            return Document.of(name(file), console.in().readNBytes(largest + 1), largest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
