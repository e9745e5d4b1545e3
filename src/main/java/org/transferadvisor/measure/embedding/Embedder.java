package org.transferadvisor.measure.embedding;

import java.util.List;

/** Turns sentences into vectors. */
public interface Embedder extends AutoCloseable {

    /** How far it has come. */
    @FunctionalInterface
    interface Progress {

        /** So many texts are done. */
        void at(int done);
    }

    /** What it is, for a report. */
    String name();

    /**
     * The vector of each text, of length 1.
     *
     * @param texts not blank; a long one counts with its beginning, of 256 tokens
     * @param progress told now and then, from any thread
     */
    double[][] embed(List<String> texts, Progress progress);

    @Override
    void close();
}
