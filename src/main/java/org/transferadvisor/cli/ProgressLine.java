package org.transferadvisor.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.Progress;

/** Says how far a long work has come: in one line that is written over, or in lines below each other. */
final class ProgressLine implements Progress, AutoCloseable {

    /** In lines below each other, so many percent apart. */
    private static final long STEP = 25;

    private final PrintStream err;
    private final boolean inPlace;
    private @Nullable String said;
    private int width;

    /**
     * Nothing is said yet.
     *
     * @param err where to say it
     * @param inPlace whether each line takes the place of the one before, as on a terminal
     */
    ProgressLine(PrintStream err, boolean inPlace) {
        this.err = err;
        this.inPlace = inPlace;
    }

    @Override
    public synchronized void at(String what, long done, long of) {
        String text = what;
        if (of > 0) {
            long percent = 100 * done / of;
            text += ": " + (inPlace ? percent : percent / STEP * STEP) + "%";
        }
        if (text.equals(said)) {
            return;
        }
        said = text;
        if (inPlace) {
            err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            err.flush();
            width = text.length();
        } else {
            err.println(text);
        }
    }

    /** The line is gone, and what comes next stands in its place. */
    @Override
    public synchronized void close() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
        said = null;
    }
}
