package org.transferadvisor.measure.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transferadvisor.facts.reading.Problem;

/** An array that NumPy saved: numbers or text, in either order of bytes and of dimensions, read where it is asked for. */
final class Npy implements AutoCloseable {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int WINDOW = 1 << 20;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int LONGEST_TEXT = 4_096;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d{1,6})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,]*)\\)");
    private static final String ALLOWED =
            "float16, float32 or float64; labels may also be whole numbers, booleans or text";

    private final Path file;
    private final FileChannel channel;
    private final List<Long> shape = new ArrayList<>();
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
    private long windowFrom;
    private char kind;
    private int size;
    private boolean fortran;
    private long start;

    private Npy(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens a file and holds its size against its header. */
    static Npy open(Path file) {
        Npy npy = null;
        try {
            npy = new Npy(file, FileChannel.open(file));
            npy.readHeader();
            return npy;
        } catch (IOException e) {
            throw Refusal.unreadable(file);
        } catch (RuntimeException e) {
            if (npy != null) {
                npy.close();
            }
            throw e;
        }
    }

    private void readHeader() throws IOException {
        ByteBuffer head = read(0, 12);
        byte[] magic = new byte[MAGIC.length];
        if (head.remaining() < 12) {
            throw refused("the file is no NumPy array", "an array saved by `numpy.save`");
        }
        head.get(magic);
        int version = head.get();
        head.get();
        head.order(ByteOrder.LITTLE_ENDIAN);
        long length = version == 1 ? head.getShort() & 0xFFFF : head.getInt() & 0xFFFFFFFFL;
        start = (version == 1 ? 10 : 12) + length;
        if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3 || length > LONGEST_HEADER) {
            throw refused("the file is no NumPy array", "an array saved by `numpy.save`");
        }
        int from = version == 1 ? 10 : 12;
        String header = StandardCharsets.UTF_8.decode(read(from, (int) length)).toString();
        Matcher type = TYPE.matcher(header);
        Matcher order = ORDER.matcher(header);
        Matcher extent = SHAPE.matcher(header);
        if (!type.find() || !order.find() || !extent.find()) {
            throw refused("the array is of a kind that is not read: " + Problem.quoted(header.strip()), ALLOWED);
        }
        kind = type.group(2).charAt(0);
        size = Integer.parseInt(type.group(3)) * (kind == 'U' ? 4 : 1);
        window.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        fortran = order.group(1).equals("True");
        readShape(extent.group(1));
        window.limit(0);
    }

    private void readShape(String text) throws IOException {
        double elements = 1;
        for (String each : text.split(",", -1)) {
            if (!each.isBlank()) {
                if (each.strip().length() > 15) {
                    throw refused(
                            "the array has a dimension of " + Problem.quoted(each.strip()), "one that fits the file");
                }
                shape.add(Long.parseLong(each.strip()));
                elements *= shape.get(shape.size() - 1);
            }
        }
        String known =
                switch (kind) {
                    case 'f' -> "2 4 8";
                    case 'i', 'u' -> "1 2 4 8";
                    case 'b' -> "1";
                    default -> "";
                };
        boolean text16 = (kind == 'U' || kind == 'S') && size > 0 && size <= LONGEST_TEXT;
        if (!text16 && !List.of(known.split(" ")).contains(String.valueOf(size))) {
            throw refused("the array holds values of type " + Problem.quoted(kind + "" + size), ALLOWED);
        }
        if (channel.size() - start != elements * size) {
            throw refused(
                    "the file is cut off or damaged: its header tells of " + (long) (elements * size)
                            + " bytes, and there are " + Math.max(0, channel.size() - start),
                    "the file as `numpy.save` wrote it");
        }
    }

    /** How many rows and columns; refused where the array is none of both. */
    List<Long> table() {
        if (shape.size() != 2) {
            throw refused(
                    "the array has " + shape.size() + (shape.size() == 1 ? " dimension" : " dimensions"),
                    "two: an example a row, a feature a column");
        }
        if (kind != 'f') {
            throw refused("the features are not floating-point numbers", "float16, float32 or float64");
        }
        return shape;
    }

    /** How many labels; refused where the array is no list. */
    long list() {
        if (shape.size() != 1 && !(shape.size() == 2 && shape.get(1) == 1)) {
            throw refused("the labels have " + shape.size() + " dimensions", "one: a label for each example");
        }
        return shape.get(0);
    }

    /** Whether the values of one column, and not those of one row, stand side by side. */
    boolean byColumns() {
        return fortran;
    }

    /** The number at a place in the file's own order. */
    double number(long index) {
        int at = at(index);
        return switch (kind) {
            case 'f' -> size == 2 ? half(window.getShort(at)) : size == 4 ? window.getFloat(at) : window.getDouble(at);
            case 'b' -> window.get(at);
            default -> whole(at);
        };
    }

    /** The value at a place as a label. */
    String label(long index) {
        int at = at(index);
        if (kind == 'f') {
            double value = number(index);
            return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        }
        if (kind == 'b') {
            return window.get(at) == 0 ? "false" : "true";
        }
        if (kind != 'U' && kind != 'S') {
            return String.valueOf(whole(at));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i += kind == 'U' ? 4 : 1) {
            int character = kind == 'U' ? window.getInt(at + i) : window.get(at + i) & 0xFF;
            if (character != 0) {
                text.appendCodePoint(Character.isValidCodePoint(character) ? character : '\uFFFD');
            }
        }
        return text.toString();
    }

    private long whole(int at) {
        long value =
                switch (size) {
                    case 1 -> window.get(at);
                    case 2 -> window.getShort(at);
                    case 4 -> window.getInt(at);
                    default -> window.getLong(at);
                };
        return kind == 'u' && size < 8 ? value & ((1L << 8 * size) - 1) : value;
    }

    /** A number of 16 bits: sign, 5 bits of exponent, 10 of fraction. */
    static double half(short bits) {
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        double value = exponent == 0
                ? fraction * 0x1p-24
                : exponent == 31
                        ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                        : Math.scalb(1 + fraction / 1024.0, exponent - 15);
        return bits < 0 ? -value : value;
    }

    /** Where in the window a value stands, which is brought there if need be. */
    private int at(long index) {
        long position = start + index * size;
        if (position < windowFrom || position + size > windowFrom + window.limit()) {
            try {
                window.clear();
                windowFrom = position;
                while (window.hasRemaining() && channel.read(window, windowFrom + window.position()) > 0) {
                    // until it is full or the file ends
                }
                window.flip();
            } catch (IOException e) {
                throw Refusal.unreadable(file);
            }
            if (window.limit() < size) {
                throw Refusal.unreadable(file);
            }
        }
        return (int) (position - windowFrom);
    }

    private ByteBuffer read(long from, int many) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(many);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // until it is full or the file ends
        }
        return bytes.flip();
    }

    private RuntimeException refused(String message, String allowed) {
        return Refusal.of(file.toString(), message, allowed, null);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Refusal.unreadable(file);
        }
    }
}
