package org.transferadvisor.explain.whynot.search;

import java.util.Set;
import java.util.TreeSet;
import org.transferadvisor.Decision;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;

/** Where the values of the input come from: a line of the facts file, or a default. */
public final class Origins {

    private final Document document;
    private final Set<String> defaulted = new TreeSet<>();

    /** The origins of a document's values. */
    public Origins(Document document, Decision decision) {
        this.document = document;
        decision.facts().defaulted().forEach(each -> defaulted.add(each.fact()));
    }

    /** The line of the facts file where a value stands; 0 where it does not. */
    int line(String pointer) {
        Node node = document.at(pointer);
        return node == null ? 0 : node.place().line();
    }

    /** Whether a value filled a gap. */
    boolean isDefault(String pointer) {
        return defaulted.contains(pointer);
    }
}
