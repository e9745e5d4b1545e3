package org.transferadvisor.cli.batch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Reads gzip, all members of it. The JDK's own reader takes a pause of a pipe between two members for the end, and ignores what
 * follows a member and is none: both would lose lines without a word.
 */
public final class GzipInput extends InputStream {

    private static final int BUFFER = 1 << 16;
    private static final int LENGTH_OF_TAIL = 8;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATED = 8;
    private static final int HAS_HEADER_SUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final PushbackInputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final byte[] packed = new byte[BUFFER];
    private int filled;
    private boolean ended;

    private GzipInput(PushbackInputStream in) throws IOException {
        this.in = in;
        header();
    }

    /**
     * What a stream holds, unpacked where it begins as gzip does, whatever its name.
     *
     * @throws IOException where it cannot be read, or is cut off in its first header
     */
    public static InputStream unpacked(InputStream in) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, BUFFER);
        byte[] magic = whole.readNBytes(2);
        whole.unread(magic);
        return magic.length == 2 && (magic[0] & 0xff) == MAGIC_1 && (magic[1] & 0xff) == MAGIC_2
                ? new GzipInput(whole)
                : whole;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!ended) {
                int count = inflater.inflate(bytes, offset, length);
                if (count > 0) {
                    sum.update(bytes, offset, count);
                    return count;
                }
                if (inflater.finished()) {
                    tail();
                    next();
                } else if (inflater.needsDictionary()) {
                    throw new ZipException("it needs a dictionary");
                } else {
                    fill();
                }
            }
            return -1;
        } catch (DataFormatException e) {
            throw new ZipException("its data are no deflated data");
        }
    }

    private void fill() throws IOException {
        filled = in.read(packed);
        if (filled < 0) {
            throw new EOFException("it ends within a member");
        }
        inflater.setInput(packed, 0, filled);
    }

    private void tail() throws IOException {
        int left = inflater.getRemaining();
        in.unread(packed, filled - left, left);
        byte[] tail = in.readNBytes(LENGTH_OF_TAIL);
        if (tail.length < LENGTH_OF_TAIL) {
            throw new EOFException("it ends within a member");
        }
        ByteBuffer said = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        if (said.getInt() != (int) sum.getValue() || said.getInt() != (int) inflater.getBytesWritten()) {
            throw new ZipException("the checksum of a member is wrong");
        }
    }

    /** Begins the next member, or ends. Zeros may fill up the last block of a tape or a disk. */
    private void next() throws IOException {
        int first = in.read();
        while (first == 0) {
            first = in.read();
        }
        if (first < 0) {
            ended = true;
            inflater.end();
            return;
        }
        in.unread(first);
        inflater.reset();
        sum.reset();
        header();
    }

    private void header() throws IOException {
        if (one() != MAGIC_1 || one() != MAGIC_2 || one() != DEFLATED) {
            throw new ZipException("something that is no gzip follows");
        }
        int flags = one();
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(one() + (one() << 8));
        }
        if ((flags & HAS_NAME) != 0) {
            text();
        }
        if ((flags & HAS_COMMENT) != 0) {
            text();
        }
        if ((flags & HAS_HEADER_SUM) != 0) {
            skip(2);
        }
    }

    private int one() throws IOException {
        int one = in.read();
        if (one < 0) {
            throw new EOFException("it ends within a header");
        }
        return one;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            one();
        }
    }

    private void text() throws IOException {
        while (one() != 0) {
            // its characters do not matter
        }
    }

    /** Whether more can be had without waiting; what is unpacked already counts, as far as can be told. */
    @Override
    public int available() throws IOException {
        return ended ? 0 : inflater.needsInput() ? Math.min(1, in.available()) : 1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        ended = true;
        in.close();
    }
}
