package org.transferadvisor.cli.batch;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says how far a batch is: lines, lines a second and the time left, once a second at most. */
public final class Progress {

    private static final long EACH = TimeUnit.SECONDS.toNanos(1);

    private final PrintStream err;
    private final boolean inPlace;
    private final LongSupplier clock;
    private final long size;
    private final long start;
    private long said;
    private long lines;
    private int width;

    /**
     * Begins now.
     *
     * @param err where to say it
     * @param inPlace whether each line takes the place of the one before, as on a terminal
     * @param clock nanoseconds from any point in time
     * @param size bytes of the input; 0 where that is unknown, and with it the time left
     */
    public Progress(PrintStream err, boolean inPlace, LongSupplier clock, long size) {
        this.err = err;
        this.inPlace = inPlace;
        this.clock = clock;
        this.size = size;
        this.start = clock.getAsLong();
        this.said = start;
    }

    /**
     * Some more lines are done.
     *
     * @param more how many
     * @param position how far the input has been read, in bytes
     */
    public void done(int more, long position) {
        lines += more;
        long now = clock.getAsLong();
        if (now - said < EACH) {
            return;
        }
        said = now;
        double seconds = (now - start) / 1e9;
        StringBuilder text =
                new StringBuilder(lines == 1 ? "1 line, " : String.format(Locale.ROOT, "%,d lines, ", lines));
        double rate = lines / seconds;
        text.append(String.format(Locale.ROOT, rate < 10 ? "%.1f a second" : "%,.0f a second", rate));
        text.append(TimeLeft.after(seconds, position, size));
        say(text.toString());
    }

    /** Nothing more is said, and what comes next stands on a line of its own. */
    public void end() {
        if (inPlace && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
        }
    }

    private void say(String text) {
        if (inPlace) {
            err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            err.flush();
            width = text.length();
        } else {
            err.println(text);
        }
    }
}
