package org.transferadvisor.authoring.scenarios;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.NumberHint;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;

/** What is wrong with one file of scenarios. */
final class Mistakes {

    private static final int MOST_SHOWN = 24;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    List<Problem> problems() {
        return problems;
    }

    void add(Node.Place place, String message, String allowed, @Nullable String hint) {
        problems.add(new Problem(file, place.line(), place.column(), "", message, allowed, hint));
    }

    void addAll(Collection<Problem> more) {
        problems.addAll(more);
    }

    /** A word that is none of those known. */
    void unknown(Node.Place place, String what, String word, Collection<String> known) {
        String shown = String.join(", ", known.stream().limit(MOST_SHOWN).toList());
        add(
                place,
                "`" + Problem.shown(word) + "` is no " + what,
                known.isEmpty() ? "none, as the rulebook has none" : known.size() > MOST_SHOWN ? shown + ", …" : shown,
                Suggestion.of(word, known));
    }

    /** Fields of a mapping that mean nothing. */
    void strangers(Node.Mapping mapping, Collection<String> known) {
        mapping.entries().forEach((name, entry) -> {
            if (!known.contains(name)) {
                add(
                        entry.key(),
                        "unknown field " + Problem.quoted(name),
                        String.join(", ", known),
                        NumberHint.ofField(name, Suggestion.of(name, known)));
            }
        });
    }

    /** The text of a field; null where there is none. */
    @Nullable
    String text(Node.Mapping mapping, String field) {
        Node node = mapping.get(field);
        if (node == null || node instanceof Node.Refused) {
            return null;
        }
        if (node instanceof Node.Mapping
                || node instanceof Node.Sequence
                || node.shown().isBlank()) {
            wrong(node, "text");
            return null;
        }
        return node.shown();
    }

    void wrong(Node node, String allowed) {
        String found = node instanceof Node.Mapping || node instanceof Node.Sequence
                ? "found " + node.kind()
                : Problem.quoted(node.shown()) + " is " + node.kind();
        add(node.place(), found, allowed, null);
    }
}
