package org.transferadvisor.measure.editing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.measure.reading.Refusal;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** A JSON or YAML text that values are set in. Everything else of it stays as it is written. */
public final class Edited {

    private final String name;
    private String text;
    private final boolean json;

    /**
     * A text.
     *
     * @param name as messages name it; its ending tells JSON from YAML
     * @param text sound JSON or YAML with an object at its top, or empty for a new one
     */
    public Edited(String name, String text) {
        this.name = name;
        this.json =
                name.endsWith(".json") || !text.isBlank() && text.stripLeading().startsWith("{");
        this.text = text.isBlank() ? json ? "{}\n" : text : text;
    }

    /** The text of a file that is there. */
    public static Edited read(Path file) {
        Document document = Document.read(file);
        if (!document.problems().isEmpty()) {
            throw new RefusedException(document.problems());
        }
        try {
            return new Edited(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as it is now. */
    public String text() {
        return text;
    }

    /** The document as it is now. */
    public Document document() {
        return Document.of(name, text);
    }

    /**
     * Sets a value. Of an object that is there, only the fields that the value names are set; what is missing on the way is made.
     *
     * @param path names of fields, and places from 0 in lists; one past the end adds an entry
     * @param value text, a number, a boolean, a list or an object
     * @throws RefusedException where the text is laid out so that the value cannot be set
     */
    public void set(List<String> path, Object value) {
        if (value instanceof Map<?, ?> fields
                && !text.isBlank()
                && new FactPath(path).in(document().root()) instanceof Node.Mapping there
                && !there.entries().isEmpty()) {
            fields.forEach((field, each) -> {
                List<String> below = new ArrayList<>(path);
                below.add(String.valueOf(field));
                set(below, each);
            });
            return;
        }
        put(path, value);
    }

    /**
     * Sets a value in place of the whole that is there.
     *
     * @param path as in {@link #set}
     * @param value text, a number, a boolean, a list or an object
     * @throws RefusedException where the text is laid out so that the value cannot be set
     */
    public void put(List<String> path, Object value) {
        if (text.isBlank()) {
            text += Written.entry(path.get(0), Written.below(path.subList(1, path.size()), value), json) + "\n";
            return;
        }
        Node expected = new FactPath(path).set(document().root(), Node.of(value));
        String changed;
        try {
            changed = changed(path, value);
        } catch (YAMLException e) {
            throw cannot(path);
        }
        Document after = Document.of(name, changed);
        if (!after.problems().isEmpty()
                || !Objects.equals(bare(expected.plain()), bare(after.root().plain()))) {
            throw cannot(path);
        }
        text = changed;
    }

    /** A value whose numbers are the same however they are written. */
    private static @Nullable Object bare(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<String, Object> bare = new LinkedHashMap<>();
            fields.forEach((name, each) -> bare.put(String.valueOf(name), bare(each)));
            return bare;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Edited::bare).toList();
        }
        return value instanceof BigDecimal number && number.signum() != 0
                ? number.stripTrailingZeros()
                : value instanceof BigDecimal ? BigDecimal.ZERO : value;
    }

    private RefusedException cannot(List<String> path) {
        return Refusal.of(
                name,
                "the file is laid out so that the value cannot be written into it: "
                        + Problem.quoted(new FactPath(path).pointer()),
                "plain JSON or YAML",
                "write the value by hand");
    }

    private String changed(List<String> path, Object value) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Document.LARGEST);
        options.setNestingDepthLimit(Document.DEEPEST);
        // YAML takes no tab between values, as JSON does; places stay the same
        Part at = Part.of(new Yaml(options).compose(new StringReader(json ? text.replace('\t', ' ') : text)), text);
        for (int step = 0; step < path.size(); step++) {
            Part below = at.below(path.get(step));
            if (below == null) {
                return inserted(at, path.get(step), Written.below(path.subList(step + 1, path.size()), value));
            }
            at = below;
        }
        return replaced(at, Written.value(value, json));
    }

    private String replaced(Part part, String written) {
        String gap = part.start() > 0 && text.charAt(part.start() - 1) == ':' ? " " : "";
        return text.substring(0, part.start()) + gap + written + text.substring(part.end());
    }

    private String inserted(Part parent, String name, Object value) {
        String entry = parent.isList() ? Written.value(value, json) : Written.entry(name, value, json);
        Part last = parent.last();
        if (last == null) {
            return replaced(parent, parent.isList() ? "[" + entry + "]" : "{" + entry + "}");
        }
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        if (parent.isFlow()) {
            int line = text.lastIndexOf('\n', parent.lastStart()) + 1;
            String before = text.substring(line, parent.lastStart());
            String gap = before.isBlank() ? "," + end + before : ", ";
            return text.substring(0, last.end()) + gap + entry + text.substring(last.end());
        }
        int line = text.indexOf('\n', last.end());
        int to = line < 0 ? text.length() : line > 0 && text.charAt(line - 1) == '\r' ? line - 1 : line;
        String indent = " ".repeat(parent.column());
        return text.substring(0, to) + end + indent + (parent.isList() ? "- " : "") + entry + text.substring(to);
    }

    /**
     * Puts a text in the place of a file, whole or not at all.
     *
     * @throws RefusedException where it cannot be written
     */
    public static void replace(Path file, String text) {
        Path draft = null;
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            draft = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".draft");
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            if (Files.exists(target)) {
                keepPermissions(target, draft);
            }
            move(draft, target);
        } catch (IOException e) {
            delete(draft);
            throw Refusal.of(
                    file.toString(),
                    Problem.quoted(file.toString()) + " cannot be written",
                    "a file in a folder that exists and that you may write to",
                    null);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (!Files.isWritable(from)) {
            throw new IOException("not to be written");
        }
        try {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        } catch (UnsupportedOperationException e) {
            return; // a file system without them
        }
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(@Nullable Path draft) {
        try {
            if (draft != null) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            return; // the first failure is the one to tell
        }
    }
}
