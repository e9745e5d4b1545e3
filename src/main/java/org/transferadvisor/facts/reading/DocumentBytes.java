package org.transferadvisor.facts.reading;

import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document as bytes that are read back without parsing, with every place in it. For texts that were parsed once and without
 * problems, and are read at each start.
 */
public final class DocumentBytes {

    private static final int MAPPING = 0;
    private static final int SEQUENCE = 1;
    private static final int TEXT = 2;
    private static final int NUMERIC = 3;
    private static final int TRUTH = 4;
    private static final int NOTHING = 5;

    private DocumentBytes() {}

    /**
     * Writes a document.
     *
     * @throws IllegalArgumentException where it has problems
     * @throws IOException where the output fails
     */
    public static void write(Document document, DataOutput out) throws IOException {
        if (!document.problems().isEmpty()) {
            throw new IllegalArgumentException(document.name() + " has problems: " + document.problems());
        }
        writeText(document.name(), out);
        write(document.root(), out);
    }

    /**
     * Reads a document that {@link #write(Document, DataOutput)} wrote.
     *
     * @throws RuntimeException where the input is not what was written
     */
    public static Document read(ByteBuffer in) {
        return new Document(readText(in), node(in), List.of());
    }

    /** Writes a text of any length. */
    public static void writeText(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads a text that {@link #writeText} wrote. */
    public static String readText(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void write(Node node, DataOutput out) throws IOException {
        if (node instanceof Node.Mapping mapping) {
            start(MAPPING, node, out);
            out.writeInt(mapping.entries().size());
            for (Map.Entry<String, Node.Entry> each : mapping.entries().entrySet()) {
                writeText(each.getKey(), out);
                write(each.getValue().key(), out);
                write(each.getValue().value(), out);
            }
        } else if (node instanceof Node.Sequence sequence) {
            start(SEQUENCE, node, out);
            out.writeInt(sequence.items().size());
            for (Node each : sequence.items()) {
                write(each, out);
            }
        } else if (node instanceof Node.Text text) {
            start(TEXT, node, out);
            writeText(text.value(), out);
        } else if (node instanceof Node.Numeric numeric) {
            start(NUMERIC, node, out);
            writeText(numeric.value().toString(), out);
            writeText(numeric.shown(), out);
        } else if (node instanceof Node.Truth truth) {
            start(TRUTH, node, out);
            out.writeBoolean(truth.value());
        } else if (node instanceof Node.Nothing) {
            start(NOTHING, node, out);
        } else {
            throw new IllegalArgumentException("a refused value is not kept: " + node.shown());
        }
    }

    private static void start(int kind, Node node, DataOutput out) throws IOException {
        out.writeByte(kind);
        write(node.place(), out);
    }

    private static void write(Node.Place place, DataOutput out) throws IOException {
        out.writeInt(place.line());
        out.writeInt(place.column());
    }

    private static Node node(ByteBuffer in) {
        int kind = in.get();
        Node.Place place = place(in);
        return switch (kind) {
            case MAPPING -> mapping(place, in);
            case SEQUENCE -> sequence(place, in);
            case TEXT -> new Node.Text(place, readText(in));
            case NUMERIC -> new Node.Numeric(place, new BigDecimal(readText(in)), readText(in));
            case TRUTH -> new Node.Truth(place, in.get() == 1);
            case NOTHING -> new Node.Nothing(place);
            default -> throw new IllegalArgumentException("no kind of value has the number " + kind);
        };
    }

    private static Node.Place place(ByteBuffer in) {
        return new Node.Place(in.getInt(), in.getInt());
    }

    private static Node mapping(Node.Place place, ByteBuffer in) {
        int size = in.getInt();
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String name = readText(in);
            Node.Place key = place(in);
            entries.put(name, new Node.Entry(key, node(in)));
        }
        return new Node.Mapping(place, entries);
    }

    private static Node sequence(Node.Place place, ByteBuffer in) {
        int size = in.getInt();
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(node(in));
        }
        return new Node.Sequence(place, items);
    }
}
