package org.transferadvisor.measure.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A random sample of the distinct things among any number of them, in memory for the sample alone: those with the smallest
 * hashes. Equal things have equal hashes, so each counts once; how many there are is known where all fit, else estimated.
 */
public final class Sample<T> {

    private static final double HASHES = 0x1p64;

    private final int most;
    private final long seed;
    private final PriorityQueue<Entry<T>> largest =
            new PriorityQueue<>(Comparator.comparing((Entry<T> each) -> each.hash, Long::compareUnsigned)
                    .reversed());
    private final Set<Long> hashes = new HashSet<>();
    private boolean overflowed;

    private record Entry<T>(long hash, T value) {}

    /**
     * A sample without anything in it.
     *
     * @param most so many are kept
     * @param seed which sample is drawn
     */
    public Sample(int most, long seed) {
        this.most = most;
        this.seed = seed;
    }

    /**
     * Takes a thing into account.
     *
     * @param key what tells it from others
     * @return whether it stands in the sample now and did not before
     */
    public boolean add(CharSequence key, T value) {
        return offer(hash(key, seed), value);
    }

    /** The same for a numbered thing. */
    public boolean add(long number, T value) {
        return offer(mixed(number ^ mixed(seed)), value);
    }

    private boolean offer(long hash, T value) {
        boolean full = hashes.size() == most;
        if (full && Long.compareUnsigned(hash, largest.element().hash) >= 0) {
            overflowed |= hash != largest.element().hash;
            return false;
        }
        if (!hashes.add(hash)) {
            return false;
        }
        if (full) {
            hashes.remove(largest.remove().hash);
            overflowed = true;
        }
        largest.add(new Entry<>(hash, value));
        return true;
    }

    /** How many distinct things there were; about, unless all are in the sample. */
    public long distinct() {
        if (!overflowed) {
            return hashes.size();
        }
        double reached = unsigned(largest.element().hash) / HASHES;
        return Math.round((most - 1) / reached);
    }

    /** Whether things had to be left out, so that their number is an estimate. */
    public boolean isPart() {
        return overflowed;
    }

    /** The sample, in an order that means nothing. */
    public List<T> values() {
        List<Entry<T>> entries = new ArrayList<>(largest);
        entries.sort(Comparator.comparing((Entry<T> each) -> each.hash, Long::compareUnsigned));
        return entries.stream().map(Entry::value).toList();
    }

    private static double unsigned(long value) {
        return (value >>> 1) * 2.0 + (value & 1);
    }

    private static long hash(CharSequence text, long seed) {
        long hash = mixed(seed);
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        return mixed(hash);
    }

    /** Spreads the bits of a number over all of them (Stafford's variant 13). */
    private static long mixed(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
