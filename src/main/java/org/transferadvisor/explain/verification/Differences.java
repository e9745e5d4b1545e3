package org.transferadvisor.explain.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;

/**
 * Compares what a file holds with what it should hold, value by value: how a number is written and in which order fields stand
 * makes no difference.
 */
final class Differences {

    private final Set<String> ignored;
    private final List<Difference> all = new ArrayList<>();

    private Differences(Set<String> ignored) {
        this.ignored = ignored;
    }

    /**
     * Every difference, in the order of the file.
     *
     * @param found what the file holds
     * @param expected what it should hold
     * @param pointer where it stands in the file
     * @param ignored pointers of values that may differ
     */
    static List<Difference> between(Node found, Node expected, String pointer, Set<String> ignored) {
        Differences differences = new Differences(ignored);
        differences.compare(found, expected, pointer);
        return List.copyOf(differences.all);
    }

    private void compare(Node found, Node expected, String pointer) {
        if (ignored.contains(pointer)) {
            return;
        }
        if (found instanceof Node.Mapping here && expected instanceof Node.Mapping there) {
            here.entries().forEach((name, entry) -> {
                String below = pointer + "/" + Document.escaped(name);
                Node.Entry other = there.entries().get(name);
                if (other == null) {
                    add(entry.value().place(), below, null, entry.value());
                } else {
                    compare(entry.value(), other.value(), below);
                }
            });
            there.entries().forEach((name, entry) -> {
                if (!here.entries().containsKey(name)) {
                    add(here.place(), pointer + "/" + Document.escaped(name), entry.value(), null);
                }
            });
        } else if (found instanceof Node.Sequence here && expected instanceof Node.Sequence there) {
            lists(here, there, pointer);
        } else if (!same(found, expected)) {
            add(found.place(), pointer, expected, found);
        }
    }

    /** What two lists have in common at both ends is equal; a value taken out or put in does not shift the rest. */
    private void lists(Node.Sequence found, Node.Sequence expected, String pointer) {
        List<Node> here = found.items();
        List<Node> there = expected.items();
        int shorter = Math.min(here.size(), there.size());
        int start = 0;
        while (start < shorter && same(here.get(start), there.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && same(here.get(here.size() - 1 - end), there.get(there.size() - 1 - end))) {
            end++;
        }
        int lastHere = here.size() - end;
        int lastThere = there.size() - end;
        for (int i = start; i < Math.max(lastHere, lastThere); i++) {
            String below = pointer + "/" + i;
            if (i >= lastThere) {
                add(here.get(i).place(), below, null, here.get(i));
            } else if (i >= lastHere) {
                add(found.place(), below, there.get(i), null);
            } else {
                compare(here.get(i), there.get(i), below);
            }
        }
    }

    private void add(Node.Place place, String pointer, @Nullable Node expected, @Nullable Node found) {
        if (!ignored.contains(pointer)) {
            all.add(new Difference(
                    pointer,
                    place.line(),
                    place.column(),
                    expected == null ? null : written(expected),
                    found == null ? null : written(found)));
        }
    }

    private static boolean same(Node one, Node other) {
        if (one instanceof Node.Numeric here && other instanceof Node.Numeric there) {
            return here.value().compareTo(there.value()) == 0;
        }
        if (one instanceof Node.Mapping here && other instanceof Node.Mapping there) {
            return here.entries().size() == there.entries().size()
                    && here.entries().entrySet().stream().allMatch(each -> {
                        Node.Entry entry = there.entries().get(each.getKey());
                        return entry != null && same(each.getValue().value(), entry.value());
                    });
        }
        if (one instanceof Node.Sequence here && other instanceof Node.Sequence there) {
            int size = here.items().size();
            return size == there.items().size()
                    && IntStream.range(0, size)
                            .allMatch(
                                    i -> same(here.items().get(i), there.items().get(i)));
        }
        return one.kind().equals(other.kind()) && one.shown().equals(other.shown());
    }

    /** A value as JSON on one line. */
    static String written(Node node) {
        if (node instanceof Node.Mapping mapping) {
            List<String> fields = new ArrayList<>();
            mapping.entries().forEach((name, entry) -> fields.add(quoted(name) + ": " + written(entry.value())));
            return "{" + String.join(", ", fields) + "}";
        }
        if (node instanceof Node.Sequence sequence) {
            return "["
                    + String.join(
                            ", ",
                            sequence.items().stream().map(Differences::written).toList())
                    + "]";
        }
        return node instanceof Node.Text text ? quoted(text.value()) : Objects.toString(node.shown());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
