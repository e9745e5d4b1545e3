package org.transferadvisor.rulebook.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.transferadvisor.facts.reading.Sha256;

/** The bytes of one entry of the cache: the SHA-256 of the rest, then a zip of the classes and of what belongs to them. */
final class Entry {

    private static final String INDEX = "index.bin";
    private static final int LENGTH_OF_SUM = 64;

    /** Far more than the classes of any rulebook. */
    private static final int LARGEST_CLASS = 10_000_000;

    private Entry() {}

    static byte[] bytes(CompiledRules rules) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.setLevel(Deflater.BEST_SPEED);
            put(out, INDEX, rules.index().bytes());
            for (Map.Entry<String, byte[]> each : rules.classes().entrySet()) {
                put(out, each.getKey(), each.getValue());
            }
        }
        byte[] content = zip.toByteArray();
        byte[] sum = Sha256.hex(content).getBytes(StandardCharsets.US_ASCII);
        byte[] entry = Arrays.copyOf(sum, sum.length + content.length);
        System.arraycopy(content, 0, entry, sum.length, content.length);
        return entry;
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    /** Reads an entry; fails where a byte of it is not what was written, or where it was kept for another rulebook. */
    static CompiledRules read(byte[] entry, String digest) throws IOException {
        if (entry.length <= LENGTH_OF_SUM) {
            throw new IOException("cut off");
        }
        String sum = new String(entry, 0, LENGTH_OF_SUM, StandardCharsets.US_ASCII);
        byte[] content = Arrays.copyOfRange(entry, LENGTH_OF_SUM, entry.length);
        if (!sum.equals(Sha256.hex(content))) {
            throw new IOException("not what was written");
        }
        RuleIndex index = null;
        Map<String, byte[]> classes = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                byte[] bytes = in.readNBytes(LARGEST_CLASS);
                if (each.getName().equals(INDEX)) {
                    index = RuleIndex.read(new ByteArrayInputStream(bytes));
                } else {
                    classes.put(each.getName(), bytes);
                }
            }
        }
        if (index == null || !index.digest().equals(digest)) {
            throw new IOException("kept for another rulebook");
        }
        return new CompiledRules(index, classes);
    }
}
