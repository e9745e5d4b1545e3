package org.transferadvisor.cli.batch;

/** How long work goes on, at the pace that it had so far. */
public final class TimeLeft {

    private TimeLeft() {}

    /** Such as {@code , about 11 s left}; nothing within the first second, or where nothing or all is done. */
    public static String after(double seconds, long done, long of) {
        return seconds < 1 || done <= 0 || done >= of ? "" : ", about " + words(seconds * (of - done) / done) + " left";
    }

    private static String words(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        if (whole < 60) {
            return whole + " s";
        }
        long minutes = Math.round(whole / 60.0);
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
