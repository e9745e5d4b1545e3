package org.transferadvisor.measure.reading;

import java.util.List;

/**
 * What a file of texts holds, and a sample of its passages.
 *
 * @param samples how many there are, empty ones included
 * @param empty how many hold nothing
 * @param duplicates how many stand there again; about, where there are very many
 * @param passages how many different passages they were cut into; about, where only a part is taken
 * @param isPart whether there were more passages than were taken
 * @param taken the passages to measure on
 */
public record TextSide(long samples, long empty, long duplicates, long passages, boolean isPart, List<Passage> taken) {

    /** So many different samples are told apart exactly; beyond, their number is an estimate. */
    public static final int TOLD_APART = 1 << 17;

    /**
     * A passage.
     *
     * @param text what stands there
     * @param sample number of the sample that it was cut from
     */
    public record Passage(String text, int sample) {}

    /**
     * Reads a file.
     *
     * @param most so many passages are taken
     * @param seed which ones, where there are more
     */
    public static TextSide read(TextFile file, int most, long seed, Lines.Progress progress) {
        Reader reader = new Reader(most, seed);
        file.read(progress, reader::add);
        long full = reader.samples - reader.empty;
        return new TextSide(
                reader.samples,
                reader.empty,
                Math.max(0, full - reader.different.distinct()),
                reader.taken.distinct(),
                reader.taken.isPart(),
                reader.taken.values());
    }

    /** Counts while it reads. */
    private static final class Reader {

        private final Sample<Passage> taken;
        private final Sample<Boolean> different;
        private final Passages passages = new Passages();
        private long samples;
        private long empty;
        private boolean blank = true;
        private boolean inside;
        private String key = "";

        Reader(int most, long seed) {
            taken = new Sample<>(most, seed);
            different = new Sample<>(TOLD_APART, seed);
        }

        void add(TextFile.Piece piece) {
            if (!inside) {
                samples++;
                key = "";
            }
            inside = !piece.ends();
            blank &= piece.text().isBlank();
            // a sample in pieces is told from others by a chain of its pieces
            key = key.isEmpty() ? piece.text().strip() : key.hashCode() + ":" + piece.text();
            passages.add(piece.text(), piece.ends(), each -> taken.add(each, new Passage(each, (int) samples)));
            if (piece.ends()) {
                if (blank) {
                    empty++;
                } else {
                    different.add(key, Boolean.TRUE);
                }
                blank = true;
            }
        }
    }
}
