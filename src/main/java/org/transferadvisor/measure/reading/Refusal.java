package org.transferadvisor.measure.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/** Refuses a file, or a place in it. */
public final class Refusal {

    private static final int MOST_SHOWN = 12;

    private Refusal() {}

    /** Refuses a file as a whole. */
    public static RefusedException of(String file, String message, String allowed, @Nullable String hint) {
        return at(file, 0, 0, message, allowed, hint);
    }

    /** Refuses a place in a file. */
    public static RefusedException at(
            String file, long line, int column, String message, String allowed, @Nullable String hint) {
        int shown = (int) Math.min(line, Integer.MAX_VALUE);
        return new RefusedException(List.of(new Problem(file, shown, column, "", message, allowed, hint)));
    }

    /** The first of some names as a message shows them. */
    public static String some(List<String> names) {
        List<String> some =
                names.stream().limit(MOST_SHOWN).map(Problem::quoted).toList();
        return String.join(", ", some) + (names.size() > MOST_SHOWN ? " …" : "");
    }

    /** A file that was there and can no longer be read. */
    public static RefusedException unreadable(Path file) {
        return of(file.toString(), "the file cannot be read", "a file that you may read", null);
    }

    /**
     * Makes sure that a file is there.
     *
     * @param what what it holds, such as {@code a file of texts}
     */
    public static void unlessFile(Path file, String what) {
        String name = Problem.quoted(file.toString());
        if (Files.isDirectory(file)) {
            throw of(file.toString(), name + " is a folder", what, null);
        }
        if (!Files.exists(file)) {
            throw of(file.toString(), name + " is not there", "the path of " + what, null);
        }
        if (!Files.isReadable(file)) {
            throw unreadable(file);
        }
    }
}
