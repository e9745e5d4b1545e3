package org.transferadvisor.explain.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;

/** Compares what a file holds with what it should hold, value by value. Numbers are compared as they are written. */
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
        } else if (!written(found).equals(written(expected))) {
            add(found.place(), pointer, expected, found);
        }
    }

    /** What two lists have in common at both ends is equal; a value taken out or put in does not shift the rest. */
    private void lists(Node.Sequence found, Node.Sequence expected, String pointer) {
        List<String> here = found.items().stream().map(Differences::written).toList();
        List<String> there = expected.items().stream().map(Differences::written).toList();
        int shorter = Math.min(here.size(), there.size());
        int start = 0;
        while (start < shorter && here.get(start).equals(there.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && here.get(here.size() - 1 - end).equals(there.get(there.size() - 1 - end))) {
            end++;
        }
        int lastHere = here.size() - end;
        int lastThere = there.size() - end;
        for (int i = start; i < Math.max(lastHere, lastThere); i++) {
            String below = pointer + "/" + i;
            if (i >= lastThere) {
                add(found.items().get(i).place(), below, null, found.items().get(i));
            } else if (i >= lastHere) {
                add(found.place(), below, expected.items().get(i), null);
            } else {
                compare(found.items().get(i), expected.items().get(i), below);
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
