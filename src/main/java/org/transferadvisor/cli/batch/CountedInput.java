package org.transferadvisor.cli.batch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are read. */
public final class CountedInput extends FilterInputStream {

    private final AtomicLong count = new AtomicLong();

    /** Reads from another stream. */
    public CountedInput(InputStream in) {
        super(in);
    }

    /** Bytes read so far. */
    public long count() {
        return count.get();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count.addAndGet(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count.addAndGet(Math.max(0, read));
        return read;
    }
}
