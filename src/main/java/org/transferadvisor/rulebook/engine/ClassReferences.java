package org.transferadvisor.rulebook.engine;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a class file names outside of itself, read from its constant pool: whatever a class can extend, create, call or read
 * is listed there, so that what is not in the pool cannot be reached.
 */
final class ClassReferences {

    private static final int MAGIC = 0xCAFEBABE;

    private final int[] first;
    private final int[] second;
    private final int[] tags;
    private final String[] texts;

    private ClassReferences(int size) {
        first = new int[size];
        second = new int[size];
        tags = new int[size];
        texts = new String[size];
    }

    /**
     * Reads a class file.
     *
     * @return classes by their name, such as {@code java/lang/String}, and members by theirs, such as
     *     {@code java/lang/String.length}; arrays count as what they hold
     * @throws IOException where it is no class file
     */
    static Set<String> of(byte[] classFile) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("no class file");
            }
            in.readInt();
            ClassReferences pool = new ClassReferences(in.readUnsignedShort());
            for (int at = 1; at < pool.tags.length; at++) {
                at += pool.read(in, at);
            }
            return pool.names();
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("a broken constant pool", e);
        }
    }

    /** Reads one entry and says how many places it takes besides its own. */
    private int read(DataInputStream in, int at) throws IOException {
        tags[at] = in.readUnsignedByte();
        switch (tags[at]) {
            case 1 -> texts[at] = in.readUTF();
            case 3, 4 -> in.readInt();
            case 5, 6 -> {
                in.readLong();
                return 1;
            }
            case 7, 8, 16, 19, 20 -> first[at] = in.readUnsignedShort();
            case 9, 10, 11, 12, 17, 18 -> {
                first[at] = in.readUnsignedShort();
                second[at] = in.readUnsignedShort();
            }
            case 15 -> {
                in.readUnsignedByte();
                first[at] = in.readUnsignedShort();
            }
            default -> throw new IOException("an unknown constant");
        }
        return 0;
    }

    private Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        for (int at = 1; at < tags.length; at++) {
            if (tags[at] == 7) {
                names.add(type(at));
            } else if (tags[at] >= 9 && tags[at] <= 11) {
                names.add(type(first[at]) + "." + text(first[second[at]]));
            }
        }
        names.remove("");
        return names;
    }

    /** Name of a class; of an array, that of what it holds, which is empty for numbers. */
    private String type(int at) throws IOException {
        String name = text(first[at]);
        if (!name.startsWith("[")) {
            return name;
        }
        String held = name.replaceFirst("^\\[+", "");
        return held.startsWith("L") ? held.substring(1, held.length() - 1) : "";
    }

    private String text(int at) throws IOException {
        String text = texts[at];
        if (text == null) {
            throw new IOException("a broken constant pool");
        }
        return text;
    }
}
