package org.transferadvisor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads from and writes to.
 *
 * @param in standard input
 * @param out standard output: data and nothing else
 * @param err standard error: everything else
 * @param terminal whether standard output is a terminal
 * @param environment the environment
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal, Map<String, String> environment) {

    private static final int USUAL_WIDTH = 80;

    /** Columns of the terminal; 80 where unknown. */
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }

    /** Whether to use colour: on a terminal, unless {@code NO_COLOR} is set. */
    boolean color() {
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    /** Why standard output did not take all data; null where it did. */
    @Nullable
    IOException failure() {
        if (out instanceof StandardOutput known) {
            return known.failure();
        }
        return out.checkError() ? new IOException("its reader failed") : null;
    }

    /** Whether standard error is a terminal, where progress is said in place; the launcher tells by a variable. */
    boolean progressTerminal() {
        return "true".equals(environment.get("ADVISOR_PROGRESS"));
    }
}
