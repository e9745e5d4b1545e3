package org.transferadvisor.facts.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes, none of which can fill the memory. */
public final class LineReader {

    /**
     * One line.
     *
     * @param number from 1
     * @param bytes its content without the line end; empty where it is too long
     * @param tooLong whether it is
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, read once, never compared
    public record Line(long number, byte[] bytes, boolean tooLong) {

        /** Whether it holds nothing to advise on. */
        public boolean isBlank() {
            for (byte each : bytes) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /** How many times the longest line is waited for the end of one that is too long. */
    private static final long ENDLESS = 64;

    private final InputStream in;
    private final int longest;
    private long number;

    /**
     * Reads from a stream.
     *
     * @param longest the most bytes of a line that are kept
     */
    public LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * The next line; null at the end.
     *
     * @throws IOException where the input cannot be read, or has a line without end
     */
    public @Nullable Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        int each = in.read();
        if (each < 0) {
            return null;
        }
        number++;
        for (long read = 0; each >= 0 && each != '\n'; read++) {
            if (read > ENDLESS * longest) {
                throw new IOException("line " + number + " has no end");
            }
            if (line.size() < longest) {
                line.write(each);
            } else {
                tooLong = true;
            }
            each = in.read();
        }
        return new Line(number, tooLong ? new byte[0] : line.toByteArray(), tooLong);
    }

    /** Whether the next line would have to be waited for, as far as can be told. */
    public boolean waits() throws IOException {
        return in.available() == 0;
    }
}
