package org.transferadvisor.rulebook.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.DocumentBytes;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.model.RuleGraph;
import org.transferadvisor.rulebook.tree.Boundaries;

/**
 * What is kept of a rulebook beside its compiled classes, so that a start need not read its texts again. Of one that extends the
 * built-in rulebook only what is its own, as that one's is packed.
 *
 * @param digest {@link RulebookFiles#digest}
 * @param paths paths of its files, those of a base after its own
 * @param model class of the executable model of its own rules; empty where it has none
 * @param rules what its rules say of themselves
 * @param deciding names of the rules that can matter to which strategy is chosen
 * @param boundaries numbers that divide what answers of the tree rest on
 * @param documents its manifest and its tables by path, parsed
 */
public record RuleIndex(
        String digest,
        List<String> paths,
        String model,
        List<RuleInfo> rules,
        SortedSet<String> deciding,
        Boundaries boundaries,
        SortedMap<String, Document> documents) {

    /** Where the build packs that of the built-in rulebook. */
    public static final String PATH = "/rulebook/index.bin";

    /** Copies the lists and the map. */
    public RuleIndex {
        paths = List.copyOf(paths);
        rules = List.copyOf(rules);
        deciding = Collections.unmodifiableSortedSet(new TreeSet<>(deciding));
        documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
    }

    /**
     * The index of a rulebook.
     *
     * @param files a rulebook that passed its check
     * @param model class of its executable model
     * @param rules what its rules say of themselves
     */
    public static RuleIndex of(RulebookFiles files, String model, List<RuleInfo> rules) {
        SortedMap<String, Document> documents = new TreeMap<>();
        for (String path : files.paths()) {
            if (path.endsWith(".yaml") && !(files.extendsPacked() && RulebookFiles.isBuiltIn(path))) {
                documents.put(path, Document.of(path, files.text(path)));
            }
        }
        return new RuleIndex(
                files.digest(), files.paths(), model, rules, deciding(files), Boundaries.of(files.model()), documents);
    }

    /** Names of the rules that can matter to the leaf of the tree or to the strategy. */
    private static SortedSet<String> deciding(RulebookFiles files) {
        SortedSet<String> names = new TreeSet<>();
        new RuleGraph(files.model().rules())
                .behind(List.of(Leaf.class.getSimpleName(), ChosenStrategy.class.getSimpleName()))
                .forEach(each -> names.add(each.name()));
        return names;
    }

    /** The manifest and the tables, parsed, in the order of the paths. */
    public List<Document> parsed() {
        return paths.stream()
                .map(path -> documents.get(path))
                .filter(Objects::nonNull)
                .toList();
    }

    /** As bytes: the same index always as the same. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            DocumentBytes.writeText(digest, out);
            writeTexts(paths, out);
            DocumentBytes.writeText(model, out);
            out.writeInt(rules.size());
            for (RuleInfo each : rules) {
                write(each, out);
            }
            writeTexts(deciding, out);
            out.writeInt(boundaries.tiers().size());
            for (Map.Entry<String, List<Double>> each : boundaries.tiers().entrySet()) {
                DocumentBytes.writeText(each.getKey(), out);
                writeNumbers(each.getValue(), out);
            }
            writeNumbers(boundaries.bands(), out);
            out.writeInt(documents.size());
            for (Document each : documents.values()) {
                DocumentBytes.write(each, out);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(RuleInfo rule, DataOutput out) throws IOException {
        DocumentBytes.writeText(rule.id(), out);
        DocumentBytes.writeText(rule.name(), out);
        DocumentBytes.writeText(rule.file(), out);
        out.writeInt(rule.line());
        DocumentBytes.writeText(rule.source(), out);
        DocumentBytes.writeText(rule.cites(), out);
        DocumentBytes.writeText(rule.because(), out);
        out.writeInt(rule.reads().size());
        for (Map.Entry<String, List<String>> each : rule.reads().entrySet()) {
            DocumentBytes.writeText(each.getKey(), out);
            writeTexts(each.getValue(), out);
        }
    }

    private static void writeNumbers(List<Double> numbers, DataOutput out) throws IOException {
        out.writeInt(numbers.size());
        for (double each : numbers) {
            out.writeDouble(each);
        }
    }

    private static void writeTexts(Collection<String> texts, DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (String each : texts) {
            DocumentBytes.writeText(each, out);
        }
    }

    /**
     * Reads an index that {@link #bytes} wrote.
     *
     * @throws IOException where the input is not what was written
     */
    public static RuleIndex read(InputStream input) throws IOException {
        try {
            return read(ByteBuffer.wrap(input.readAllBytes()));
        } catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException e) {
            throw new IOException("not what was written", e);
        }
    }

    private static RuleIndex read(ByteBuffer in) {
        String digest = DocumentBytes.readText(in);
        List<String> paths = texts(in);
        String model = DocumentBytes.readText(in);
        List<RuleInfo> rules = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            rules.add(rule(in));
        }
        SortedSet<String> deciding = new TreeSet<>(texts(in));
        SortedMap<String, List<Double>> tiers = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            tiers.put(DocumentBytes.readText(in), numbers(in));
        }
        Boundaries boundaries = new Boundaries(tiers, numbers(in));
        SortedMap<String, Document> documents = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            Document document = DocumentBytes.read(in);
            documents.put(document.name(), document);
        }
        return new RuleIndex(digest, paths, model, rules, deciding, boundaries, documents);
    }

    private static List<Double> numbers(ByteBuffer in) {
        List<Double> numbers = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            numbers.add(in.getDouble());
        }
        return numbers;
    }

    private static RuleInfo rule(ByteBuffer in) {
        String id = DocumentBytes.readText(in);
        String name = DocumentBytes.readText(in);
        String file = DocumentBytes.readText(in);
        int line = in.getInt();
        String source = DocumentBytes.readText(in);
        String cites = DocumentBytes.readText(in);
        String because = DocumentBytes.readText(in);
        Map<String, List<String>> reads = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            String type = DocumentBytes.readText(in);
            reads.put(type, texts(in));
        }
        return new RuleInfo(id, name, file, line, source, cites, because, reads);
    }

    private static List<String> texts(ByteBuffer in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            texts.add(DocumentBytes.readText(in));
        }
        return List.copyOf(texts);
    }
}
