package org.transferadvisor.cli.batch;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;

/** Bytes of one thread that each of its answers is written into, over the one before. */
public final class ReusedBytes extends ByteArrayOutputStream {

    private static final int USUAL = 1 << 16;

    /** The most that is kept for the next answer. */
    private static final int LARGEST_KEPT = 1 << 22;

    /** Bytes for answers of usual length. */
    public ReusedBytes() {
        super(USUAL);
    }

    /** Begins an answer. */
    public ReusedBytes begin() {
        if (buf.length > LARGEST_KEPT) {
            buf = new byte[USUAL];
        }
        reset();
        return this;
    }

    /** What was written, as the answer to a line. */
    public Pipeline.Answer answer(CompletableFuture<?> kept) {
        return new Pipeline.Answer(buf, count, false, false, kept);
    }
}
