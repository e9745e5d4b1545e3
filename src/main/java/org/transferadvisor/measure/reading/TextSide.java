package org.transferadvisor.measure.reading;

import java.util.List;
import java.util.function.LongConsumer;

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
    public static TextSide read(TextFile file, int most, long seed, LongConsumer progress) {
        Sample<Passage> taken = new Sample<>(most, seed);
        SampleCount count = new SampleCount(seed);
        Passages passages = new Passages();
        file.read(progress, piece -> {
            count.add(piece);
            passages.add(piece.text(), piece.ends(), each -> taken.add(each, new Passage(each, (int) count.samples())));
        });
        return new TextSide(
                count.samples(), count.empty(), count.duplicates(), taken.distinct(), taken.isPart(), taken.values());
    }
}
