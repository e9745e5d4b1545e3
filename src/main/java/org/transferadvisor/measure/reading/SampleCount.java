package org.transferadvisor.measure.reading;

/** Counts samples as they are read: all, those that hold nothing, and those that stand there again. */
public final class SampleCount {

    /** So many different samples are told apart exactly; beyond, their number is an estimate. */
    public static final int TOLD_APART = 1 << 17;

    private final Sample<Boolean> different;
    private long samples;
    private long empty;
    private boolean inside;
    private boolean blank;
    private String key = "";

    /**
     * Nothing is counted yet.
     *
     * @param seed of the estimate of very many
     */
    public SampleCount(long seed) {
        different = new Sample<>(TOLD_APART, seed);
    }

    /**
     * Takes the next piece of a sample.
     *
     * @return whether a sample begins with it
     */
    public boolean add(TextFile.Piece piece) {
        boolean begins = !inside;
        if (begins) {
            samples++;
            key = "";
            blank = true;
        }
        inside = !piece.ends();
        blank &= piece.text().isBlank();
        // a sample in pieces is told from others by a chain of its pieces
        key = key.isEmpty() ? piece.text().strip() : key.hashCode() + ":" + piece.text();
        if (piece.ends() && blank) {
            empty++;
        } else if (piece.ends()) {
            different.add(key, Boolean.TRUE);
        }
        return begins;
    }

    /** Whether the sample that is being read holds nothing so far. */
    public boolean isBlank() {
        return blank;
    }

    /** How many there are, empty ones included. */
    public long samples() {
        return samples;
    }

    /** How many hold nothing. */
    public long empty() {
        return empty;
    }

    /** Whether there were so many different ones that {@link #duplicates} is an estimate. */
    public boolean isEstimate() {
        return different.isPart();
    }

    /** How many stand there again; about, where there are very many. */
    public long duplicates() {
        return Math.max(0, samples - empty - different.distinct());
    }
}
