package org.transferadvisor.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.transferadvisor.authoring.Progress;
import org.transferadvisor.cli.batch.TimeLeft;

/** Says how far a long work has come, and the time left: in one line that is written over, or in lines below each other. */
final class ProgressLine implements Progress, AutoCloseable {

    /** In lines below each other, so many percent apart. */
    private static final long STEP = 25;

    private final PrintStream err;
    private final boolean inPlace;
    private final LongSupplier clock;
    private String work = "";
    private String said = "";
    private long furthest;
    private long start;
    private int width;

    /**
     * Nothing is said yet.
     *
     * @param err where to say it
     * @param inPlace whether each line takes the place of the one before, as on a terminal
     */
    ProgressLine(PrintStream err, boolean inPlace) {
        this(err, inPlace, System::nanoTime);
    }

    /** The same with a clock of one's own, in nanoseconds. */
    ProgressLine(PrintStream err, boolean inPlace, LongSupplier clock) {
        this.err = err;
        this.inPlace = inPlace;
        this.clock = clock;
    }

    /** What is told by several threads may come late; nothing goes back. */
    @Override
    public synchronized void at(String what, long done, long of) {
        if (!what.equals(work)) {
            work = what;
            start = clock.getAsLong();
            furthest = 0;
        }
        furthest = Math.max(furthest, done);
        long percent = of > 0 ? 100 * furthest / of : 0;
        String text = of > 0 ? what + ": " + (inPlace ? percent : percent / STEP * STEP) + "%" : what;
        String whole = of > 0 ? text + TimeLeft.after((clock.getAsLong() - start) / 1e9, furthest, of) : text;
        if (inPlace && !whole.equals(said)) {
            err.print("\r" + whole + " ".repeat(Math.max(0, width - whole.length())));
            err.flush();
            width = whole.length();
        } else if (!inPlace && !text.equals(said)) {
            err.println(whole);
        }
        said = inPlace ? whole : text;
    }

    /** The line is gone, and what comes next stands in its place. */
    @Override
    public synchronized void close() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
        said = "";
    }
}
