package org.transferadvisor.measure.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The lines of a file in UTF-8, one at a time. */
public final class Lines implements AutoCloseable {

    /** The longest line that is read whole, in bytes. */
    public static final int LONGEST = 16_000_000;

    private static final int PIECE = 1 << 16;
    private static final int BUFFER = 1 << 16;
    private static final String SAVE = "save the file as UTF-8";

    private final Path file;
    private final InputStream in;
    private final boolean pieces;
    private final LongConsumer progress;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private byte[] line = new byte[PIECE];
    private int length;
    private int carried;
    private long number;
    private long read;
    private boolean inside;
    private boolean ended;

    private Lines(Path file, InputStream in, boolean pieces, LongConsumer progress) {
        this.file = file;
        this.in = in;
        this.pieces = pieces;
        this.progress = progress;
    }

    /**
     * Opens a file whose lines are read whole.
     *
     * @param progress takes how many bytes are read
     */
    public static Lines whole(Path file, LongConsumer progress) {
        return open(file, false, progress);
    }

    /** Opens a file of which a very long line comes in pieces. */
    public static Lines inPieces(Path file, LongConsumer progress) {
        return open(file, true, progress);
    }

    private static Lines open(Path file, boolean pieces, LongConsumer progress) {
        try {
            return new Lines(file, Files.newInputStream(file), pieces, progress);
        } catch (IOException e) {
            throw Refusal.unreadable(file);
        }
    }

    /** The next line, or the next piece of one; null after the last. */
    public @Nullable String next() {
        length = carried;
        carried = 0;
        if (!inside) {
            number++;
        }
        boolean first = number == 1 && !inside;
        inside = false;
        while (true) {
            if (at == end && !fill()) {
                return length == 0 ? null : text(first);
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            append(from);
            if (at < end) {
                at++;
                return text(first);
            }
            if (pieces && length >= PIECE) {
                inside = true;
                int begun = begun();
                length -= begun;
                String piece = text(first);
                System.arraycopy(line, length, line, 0, begun);
                carried = begun;
                return piece;
            }
        }
    }

    /** The number of the line that came last, from 1. */
    public long number() {
        return number;
    }

    /** Whether the line that came last goes on in the next. */
    public boolean goesOn() {
        return inside;
    }

    private boolean fill() {
        if (ended) {
            return false;
        }
        try {
            end = Math.max(0, in.read(buffer));
        } catch (IOException e) {
            throw Refusal.unreadable(file);
        }
        at = 0;
        ended = end == 0;
        read += end;
        progress.accept(read);
        return !ended;
    }

    private void append(int from) {
        int more = at - from;
        if (!pieces && length + more > LONGEST) {
            throw Refusal.at(
                    file.toString(),
                    number,
                    1,
                    "the line is too long",
                    "at most " + LONGEST / 1_000_000 + " MB in one line",
                    "one sample a line");
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
        }
        System.arraycopy(buffer, from, line, length, more);
        length += more;
    }

    /** How many bytes at the end begin a character whose rest is still to come. */
    private int begun() {
        int back = 0;
        while (back < 3 && (line[length - 1 - back] & 0xC0) == 0x80) {
            back++;
        }
        int lead = line[length - 1 - back] & 0xFF;
        int needs = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        return needs > back + 1 ? back + 1 : 0;
    }

    private String text(boolean first) {
        if (first && length >= 2 && isUtf16()) {
            throw Refusal.at(
                    file.toString(), 1, 1, "the file is not text in UTF-8 but in UTF-16", "text in UTF-8", SAVE);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
        CharBuffer characters = CharBuffer.allocate(length);
        boolean bad = decoder.decode(bytes, characters, true).isError();
        String text = characters.flip().toString();
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw Refusal.at(
                    file.toString(), number, zero + 1, "the file is binary, not text", "text in UTF-8", hint());
        }
        if (bad) {
            throw Refusal.at(
                    file.toString(),
                    number,
                    text.length() + 1,
                    String.format(
                            "the file is not text in UTF-8: the byte %02X stands for no character here",
                            line[bytes.position()]),
                    "text in UTF-8",
                    hint());
        }
        String whole = first && text.startsWith("\uFEFF") ? text.substring(1) : text;
        return whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
    }

    private boolean isUtf16() {
        int mark = ((line[0] & 0xFF) << 8) | (line[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    /** A packed file is the commonest that is no text. */
    private String hint() {
        return number == 1 && length > 1 && line[0] == 0x1f && (line[1] & 0xFF) == 0x8b ? "unpack it first" : SAVE;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw Refusal.unreadable(file);
        }
    }
}
