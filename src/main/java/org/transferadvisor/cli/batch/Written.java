package org.transferadvisor.cli.batch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What an earlier run left in its output: complete lines, of which each answers one line of the input. What a kill cut off is
 * left out: the last line, or in a gzip file the last member, of which each holds whole lines.
 *
 * @param lines complete lines
 * @param refused those that say that a line of the input was refused
 * @param faults those that say that we failed
 * @param length how many bytes of the file hold them
 */
public record Written(long lines, long refused, long faults, long length) {

    /** Nothing. */
    public static final Written NOTHING = new Written(0, 0, 0, 0);

    /** How the answer to a refused line begins. */
    static final String REFUSED = "{\"line\":";

    /** How the reason begins where the fault is ours. */
    public static final String FAULT = "a fault of ours: ";

    private static final int LENGTH_OF_HEAD = 10;
    private static final int LENGTH_OF_TAIL = 8;
    private static final int LOOK_AHEAD = 1 << 13;

    /** Enough of a line to tell what it is. */
    private static final int BEGINNING = 80;

    /**
     * Reads an output.
     *
     * @param file the file
     * @param zipped whether it is a gzip file
     * @throws IOException where it cannot be read, or where a gzip file is none that a batch wrote
     */
    public static Written in(Path file, boolean zipped) throws IOException {
        if (!Files.exists(file)) {
            return NOTHING;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return zipped ? members(in) : lines(in);
        }
    }

    private static Written lines(InputStream in) throws IOException {
        Counter counter = new Counter();
        byte[] bytes = new byte[1 << 16];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            counter.take(bytes, read);
        }
        return counter.complete();
    }

    private static Written members(InputStream file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(file, LOOK_AHEAD);
        Counter counter = new Counter();
        Written complete = NOTHING;
        long length = 0;
        while (true) {
            byte[] head = in.readNBytes(LENGTH_OF_HEAD);
            if (head.length < LENGTH_OF_HEAD) {
                return complete;
            }
            if (head[0] != (byte) 0x1f || head[1] != (byte) 0x8b || head[2] != 8 || head[3] != 0) {
                throw new IOException("no gzip file that a batch wrote");
            }
            long deflated = inflate(in, counter);
            if (deflated < 0) {
                return complete;
            }
            length += LENGTH_OF_HEAD + deflated + LENGTH_OF_TAIL;
            Written so = counter.complete();
            complete = new Written(so.lines(), so.refused(), so.faults(), length);
        }
    }

    /** How many bytes the content of a member takes; -1 where it is cut off or damaged. */
    private static long inflate(PushbackInputStream in, Counter counter) throws IOException {
        Inflater inflater = new Inflater(true);
        CRC32 sum = new CRC32();
        byte[] input = new byte[LOOK_AHEAD];
        byte[] output = new byte[1 << 14];
        int taken = 0;
        try {
            while (!inflater.finished()) {
                int got = inflater.inflate(output);
                sum.update(output, 0, got);
                counter.take(output, got);
                if (got == 0 && inflater.needsInput()) {
                    int read = in.read(input);
                    if (read < 0) {
                        return -1;
                    }
                    taken = read;
                    inflater.setInput(input, 0, read);
                }
            }
            in.unread(input, taken - inflater.getRemaining(), inflater.getRemaining());
            byte[] tail = in.readNBytes(LENGTH_OF_TAIL);
            return tail.length == LENGTH_OF_TAIL
                            && ByteBuffer.wrap(tail)
                                            .order(ByteOrder.LITTLE_ENDIAN)
                                            .getInt()
                                    == (int) sum.getValue()
                    ? inflater.getBytesRead()
                    : -1;
        } catch (DataFormatException e) {
            return -1;
        } finally {
            inflater.end();
        }
    }

    /** Counts lines as they come. */
    private static final class Counter {

        private final StringBuilder beginning = new StringBuilder(BEGINNING);
        private long seen;
        private long lines;
        private long refused;
        private long faults;
        private long end;

        void take(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                seen++;
                if (bytes[i] == '\n') {
                    line();
                } else if (beginning.length() < BEGINNING) {
                    beginning.append((char) (bytes[i] & 0xff));
                }
            }
        }

        private void line() {
            String start = beginning.toString();
            if (start.startsWith(REFUSED)) {
                boolean ours = start.contains("\"error\":\"" + FAULT);
                faults += ours ? 1 : 0;
                refused += ours ? 0 : 1;
            }
            lines++;
            end = seen;
            beginning.setLength(0);
        }

        Written complete() {
            return new Written(lines, refused, faults, end);
        }
    }
}
