package org.transferadvisor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.measure.shapes.Configs;

/** Reads the files that a command line names. */
final class Input {

    private Input() {}

    /**
     * The facts in a file, or in standard input where the file is {@code -}. A {@code config.json} that candidates name is read
     * before anything else.
     */
    static Document read(Console console, String file) {
        Path folder = file.equals("-") ? null : Path.of(file).toAbsolutePath().getParent();
        return Configs.read(read(console, file, Document.LARGEST), folder);
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
