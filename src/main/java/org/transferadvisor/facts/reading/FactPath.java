package org.transferadvisor.facts.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way to a fact, such as {@code data.labeledSamples} or {@code candidates.0.similarity.*}: the one means by which facts
 * are changed. {@code *} stands for every entry there is, and the place after the last of a list adds an entry.
 *
 * @param steps names of fields, and numbers from 0 in lists
 */
public record FactPath(List<String> steps) {

    private static final String ALL = "*";
    private static final String PLACE = "\\d{1,6}";

    /** Copies the steps, so that the path does not change. */
    public FactPath {
        steps = List.copyOf(steps);
    }

    /** The way that a JSON pointer names. */
    public static FactPath of(String pointer) {
        return new FactPath(
                pointer.isEmpty()
                        ? List.of()
                        : Stream.of(pointer.substring(1).split("/", -1))
                                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                                .toList());
    }

    /** The JSON pointer. */
    public String pointer() {
        return pointer(steps.size());
    }

    private String pointer(int many) {
        StringBuilder pointer = new StringBuilder();
        steps.subList(0, many).forEach(each -> pointer.append('/').append(Document.escaped(each)));
        return pointer.toString();
    }

    /** As a user writes it, with dots. */
    @Override
    public String toString() {
        return String.join(".", steps);
    }

    /** What stands there; null where nothing does. */
    public @Nullable Node in(Node root) {
        Node at = root;
        for (String step : steps) {
            if (at instanceof Node.Mapping mapping) {
                at = mapping.get(step);
            } else {
                at = at instanceof Node.Sequence list
                                && step.matches(PLACE)
                                && Integer.parseInt(step) < list.items().size()
                        ? list.items().get(Integer.parseInt(step))
                        : null;
            }
        }
        return at;
    }

    /**
     * Facts with a value set here. Sections that are missing are made; a section that only a removal leaves empty is taken
     * away with it.
     *
     * @param root the facts
     * @param value the value with the place of who sets it; null, written or not, takes away what is there
     * @throws RefusedException where the way leads through a value that has no parts, or to an entry that a list lacks
     */
    public Node set(Node root, Node.Entry value) {
        return set(root, 0, value);
    }

    /** The same for a value that stands nowhere. */
    public Node set(Node root, Node value) {
        return set(root, 0, new Node.Entry(Node.Place.NOWHERE, value));
    }

    private Node set(@Nullable Node at, int step, Node.Entry change) {
        if (step == steps.size()) {
            return change.value();
        }
        String name = steps.get(step);
        boolean none = at == null || at instanceof Node.Nothing;
        if (at instanceof Node.Sequence list) {
            return inList(list, step, change);
        }
        if (none && name.matches(PLACE)) {
            return inList(new Node.Sequence(change.key(), List.of()), step, change);
        }
        if (none) {
            return inMapping(new Node.Mapping(change.key(), Map.of()), step, change);
        }
        if (at instanceof Node.Mapping mapping) {
            return inMapping(mapping, step, change);
        }
        String above = String.join(".", steps.subList(0, step));
        throw refused(
                step,
                Problem.quoted(above.isEmpty() ? at.shown() : above) + " is " + at.kind() + " and has no parts",
                "the path of a fact, such as data.labeledSamples or candidates.0.similarity.semantic");
    }

    private Node inMapping(Node.Mapping mapping, int step, Node.Entry change) {
        String name = steps.get(step);
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        List<String> names = name.equals(ALL) ? List.copyOf(entries.keySet()) : List.of(name);
        if (names.isEmpty()) {
            throw nothingThere(step);
        }
        for (String each : names) {
            Node.Entry before = entries.get(each);
            Node value = set(before == null ? null : before.value(), step + 1, change);
            boolean emptied = change.value() instanceof Node.Nothing
                    && step + 1 < steps.size()
                    && value instanceof Node.Mapping left
                    && left.entries().isEmpty();
            if (value instanceof Node.Nothing || emptied) {
                entries.remove(each);
            } else {
                entries.put(each, new Node.Entry(before == null ? change.key() : before.key(), value));
            }
        }
        return new Node.Mapping(mapping.place(), entries);
    }

    private Node inList(Node.Sequence list, int step, Node.Entry change) {
        String name = steps.get(step);
        List<Node> items = new ArrayList<>(list.items());
        int size = items.size();
        if (name.equals(ALL)) {
            if (items.isEmpty()) {
                throw nothingThere(step);
            }
            items.replaceAll(each -> set(each, step + 1, change));
        } else if (name.matches(PLACE) && Integer.parseInt(name) < size) {
            int place = Integer.parseInt(name);
            items.set(place, set(items.get(place), step + 1, change));
        } else if (name.matches(PLACE) && Integer.parseInt(name) == size) {
            items.add(set(null, step + 1, change));
        } else {
            throw refused(
                    step,
                    Problem.quoted(name) + " is no entry of a list of " + size,
                    "a place from 0 to " + size + ", where the last adds an entry, or *");
        }
        items.removeIf(each -> each instanceof Node.Nothing);
        return new Node.Sequence(list.place(), items);
    }

    private RefusedException nothingThere(int step) {
        return refused(
                step,
                "`*` in " + Problem.quoted(toString()) + " stands for nothing, as nothing is there",
                "a path to facts that are stated");
    }

    private RefusedException refused(int step, String message, String allowed) {
        return new RefusedException(List.of(new Problem("", 0, 0, pointer(step), message, allowed, null)));
    }
}
