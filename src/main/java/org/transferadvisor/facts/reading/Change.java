package org.transferadvisor.facts.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fact set to another value, such as {@code budget.compute=20000}.
 *
 * @param path the way to the fact
 * @param value its new value; null takes the fact away
 * @param text as written
 */
public record Change(FactPath path, Node value, String text) {

    private static final String ALLOWED = "path=value, such as budget.compute=20000 or candidates.0.benchmark=0.8";

    /**
     * Reads changes that stand between commas; commas inside quotes and brackets belong to a value. A value is a word, or
     * anything that JSON knows.
     *
     * @throws RefusedException where one is no path with a value
     */
    public static List<Change> parse(String text) {
        List<Change> changes = new ArrayList<>();
        for (String each : split(text)) {
            changes.add(one(each.strip()));
        }
        return List.copyOf(changes);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"' && (at == 0 || text.charAt(at - 1) != '\\')) {
                quoted = !quoted;
            } else if (!quoted && each == ',' && depth == 0) {
                parts.add(text.substring(from, at));
                from = at + 1;
            } else if (!quoted) {
                depth += each == '{' || each == '[' ? 1 : each == '}' || each == ']' ? -1 : 0;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static Change one(String text) {
        int sign = text.indexOf('=');
        String path = sign < 0 ? "" : text.substring(0, sign).strip();
        String value = sign < 0 ? "" : text.substring(sign + 1).strip();
        if (path.isEmpty() || value.isEmpty() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
            throw refused(text, "", Problem.quoted(text) + " is no path with a value", ALLOWED, null);
        }
        return new Change(new FactPath(List.of(path.split("\\."))), value(text, value), text);
    }

    private static Node value(String text, String value) {
        if (!value.matches("(?s)[\\[{\"].*|[-+]?\\.?\\d.*|true|false|null")) {
            return new Node.Text(Node.Place.NOWHERE, value);
        }
        if (value.matches("[-+]?\\.?\\d.*") && !value.matches("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,9})?")) {
            return new Node.Text(Node.Place.NOWHERE, value);
        }
        // A list around it makes every value a document; YAML, of which JSON is a part, reads +1 and .5 as well.
        Document read = Document.of(Problem.shown(text) + ".yaml", "[" + value + "]");
        if (!read.problems().isEmpty()) {
            throw new RefusedException(read.problems());
        }
        return Node.of(((Node.Sequence) read.root()).items().get(0).plain());
    }

    /**
     * A document with changes made. Whether its facts are sound is for who reads them to say.
     *
     * @throws RefusedException where a change leads through a value that has no parts, or to an item that a list lacks
     */
    public static Document apply(Document document, List<Change> changes) {
        Node root = document.root();
        List<String> texts = new ArrayList<>();
        for (Change each : changes) {
            root = each.applied(document.name(), root);
            texts.add(each.text());
        }
        return new Document(document.name() + " with " + String.join(",", texts), root, document.problems());
    }

    private Node applied(String file, Node root) {
        try {
            return path.set(root, value);
        } catch (RefusedException e) {
            Problem problem = e.problems().get(0);
            throw refused(file, problem.pointer(), problem.message(), problem.allowed(), problem.hint());
        }
    }

    /** The value that stands at the path; null where none does. */
    public @Nullable Node in(Document document) {
        return path.in(document.root());
    }

    /** The way to the fact as a JSON pointer. */
    public String pointer() {
        return path.pointer();
    }

    private static RefusedException refused(
            String file, String pointer, String message, String allowed, @Nullable String hint) {
        return new RefusedException(List.of(new Problem(file, 0, 0, pointer, message, allowed, hint)));
    }
}
