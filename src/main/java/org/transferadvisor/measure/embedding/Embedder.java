package org.transferadvisor.measure.embedding;

import java.util.List;
import java.util.function.IntConsumer;

/** Turns sentences into vectors. */
public interface Embedder extends AutoCloseable {

    /** What it is, for a report. */
    String name();

    /**
     * The vector of each text, of length 1.
     *
     * @param texts not blank; a long one counts with its beginning, of 256 tokens
     * @param progress takes now and then how many are done, from any thread
     */
    double[][] embed(List<String> texts, IntConsumer progress);

    @Override
    void close();
}
