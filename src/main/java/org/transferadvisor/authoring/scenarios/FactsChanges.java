package org.transferadvisor.authoring.scenarios;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.RefusedException;

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
            changed = path.isEmpty() ? changed : set(changed, path, each.getValue());
        }
        return changed;
    }

    /** JSON pointers of what the changes touch, by their places. */
    static Map<String, Node.Place> touched(@Nullable Node changes) {
        Map<String, Node.Place> touched = new LinkedHashMap<>();
        if (changes instanceof Node.Mapping mapping) {
            mapping.entries()
                    .forEach((path, entry) -> touched.put(new FactPath(AdvicePath.split(path)).pointer(), entry.key()));
        }
        return touched;
    }

    private Node set(Node facts, List<String> path, Node.Entry change) {
        try {
            return new FactPath(path).set(facts, change);
        } catch (RefusedException e) {
            e.problems().forEach(each -> mistakes.add(change.key(), each.message(), each.allowed(), each.hint()));
            return facts;
        }
    }
}
