package org.transferadvisor.workshop.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;

/**
 * Facts with changes by path: {@code data.labeledSamples: 999}, {@code candidates.0.similarity.*: 0.7}. A change to null takes
 * the fact away, {@code *} stands for every entry there is, and the place after the last of a list adds an entry.
 */
final class FactsChanges {

    private final Mistakes mistakes;

    FactsChanges(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * The facts with the changes made.
     *
     * @param facts the facts to start from
     * @param changes values by path; null for none
     */
    Node apply(Node facts, @Nullable Node changes) {
        if (changes == null) {
            return facts;
        }
        if (!(changes instanceof Node.Mapping mapping)) {
            mistakes.wrong(changes, "changes by path, such as data.labeledSamples: 999");
            return facts;
        }
        Node changed = facts;
        for (Map.Entry<String, Node.Entry> each : mapping.entries().entrySet()) {
            List<String> path = AdvicePath.split(each.getKey());
            changed = path.isEmpty() ? changed : set(changed, path, 0, each.getValue());
        }
        return changed;
    }

    /** JSON pointers of what the changes touch, by their places. */
    static Map<String, Node.Place> touched(@Nullable Node changes) {
        Map<String, Node.Place> touched = new LinkedHashMap<>();
        if (changes instanceof Node.Mapping mapping) {
            mapping.entries().forEach((path, entry) -> {
                StringBuilder pointer = new StringBuilder();
                AdvicePath.split(path).forEach(step -> pointer.append('/').append(Document.escaped(step)));
                touched.put(pointer.toString(), entry.key());
            });
        }
        return touched;
    }

    private Node set(@Nullable Node at, List<String> path, int step, Node.Entry change) {
        if (step == path.size()) {
            return change.value();
        }
        String name = path.get(step);
        if (at instanceof Node.Sequence list) {
            return inList(list, name, path, step, change);
        }
        if ((at == null || at instanceof Node.Nothing) && name.matches("\\d{1,6}")) {
            return inList(new Node.Sequence(change.key(), List.of()), name, path, step, change);
        }
        if (at != null && !(at instanceof Node.Mapping) && !(at instanceof Node.Nothing)) {
            mistakes.add(
                    change.key(),
                    "the change of " + Problem.quoted(String.join(".", path)) + " leads below "
                            + Problem.quoted(at.shown()) + ", which is " + at.kind(),
                    "a path to a fact, such as data.labeledSamples or candidates.0.similarity.semantic",
                    null);
            return at;
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        if (at instanceof Node.Mapping mapping) {
            entries.putAll(mapping.entries());
        }
        List<String> names = name.equals("*") ? List.copyOf(entries.keySet()) : List.of(name);
        if (names.isEmpty()) {
            nothingThere(change, path);
        }
        for (String each : names) {
            Node.Entry before = entries.get(each);
            Node value = set(before == null ? null : before.value(), path, step + 1, change);
            if (value instanceof Node.Nothing) {
                entries.remove(each);
            } else {
                entries.put(each, new Node.Entry(before == null ? change.key() : before.key(), value));
            }
        }
        return new Node.Mapping(at == null ? change.key() : at.place(), entries);
    }

    private Node inList(Node.Sequence list, String name, List<String> path, int step, Node.Entry change) {
        List<Node> items = new ArrayList<>(list.items());
        if (name.equals("*")) {
            items.replaceAll(each -> set(each, path, step + 1, change));
            if (items.isEmpty()) {
                nothingThere(change, path);
            }
        } else if (name.matches("\\d{1,6}") && Integer.parseInt(name) <= items.size()) {
            int place = Integer.parseInt(name);
            if (place == items.size()) {
                items.add(set(null, path, step + 1, change));
            } else {
                items.set(place, set(items.get(place), path, step + 1, change));
            }
        } else {
            mistakes.add(
                    change.key(),
                    Problem.quoted(name) + " is no entry of a list of " + items.size(),
                    "a place from 0 to " + items.size() + ", where the last adds an entry, or *",
                    null);
        }
        items.removeIf(each -> each instanceof Node.Nothing);
        return new Node.Sequence(list.place(), items);
    }

    private void nothingThere(Node.Entry change, List<String> path) {
        mistakes.add(
                change.key(),
                "`*` in " + Problem.quoted(String.join(".", path)) + " stands for nothing, as nothing is there",
                "a path to facts that are stated",
                null);
    }
}
