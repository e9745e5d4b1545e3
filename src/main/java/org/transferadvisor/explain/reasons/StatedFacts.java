package org.transferadvisor.explain.reasons;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.input.Defaulted;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;

/** Where the values of a project's facts come from: its file, a default, or nowhere. */
final class StatedFacts {

    private final Document document;
    private final Map<String, Defaulted> defaulted = new HashMap<>();
    private final Citations citations;

    StatedFacts(Document document, CaseFacts facts, Citations citations) {
        this.document = document;
        this.citations = citations;
        facts.defaulted().forEach(each -> defaulted.put(each.fact(), each));
    }

    /** Titles of sources, with what a rule quotes of them. */
    record Citations(Map<String, Rulebook.Source> sources) {
        Citation of(String id) {
            Rulebook.Source source = sources.get(id);
            return new Citation(id, source == null ? id : source.title(), "");
        }

        Citation of(RuleInfo rule) {
            return new Citation(rule.source(), of(rule.source()).title(), rule.cites());
        }
    }

    /** Where one value comes from. */
    Reason at(String pointer) {
        Defaulted stoodIn = defaulted.get(pointer);
        if (stoodIn != null) {
            return new Reason.Defaulted(
                    pointer,
                    stoodIn.value(),
                    stoodIn.row().file(),
                    stoodIn.row().line(),
                    stoodIn.basis(),
                    citations.of(stoodIn.source()),
                    stoodIn.note());
        }
        Node node = find(pointer);
        if (node == null || node instanceof Node.Nothing) {
            return new Reason.Unstated(pointer);
        }
        return new Reason.Stated(
                pointer, document.name(), node.place().line(), node.place().column(), written(node));
    }

    private @Nullable Node find(String pointer) {
        Node at = document.root();
        for (String step : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (at instanceof Node.Mapping mapping && mapping.get(name) != null) {
                at = mapping.entries().get(name).value();
            } else if (at instanceof Node.Sequence list
                    && name.matches("\\d{1,6}")
                    && Integer.parseInt(name) < list.items().size()) {
                at = list.items().get(Integer.parseInt(name));
            } else {
                return null;
            }
        }
        return at;
    }

    private static String written(Node node) {
        List<String> parts = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((name, entry) -> parts.add(name + ": " + written(entry.value())));
            return "{" + String.join(", ", parts) + "}";
        }
        if (node instanceof Node.Sequence list) {
            list.items().forEach(each -> parts.add(written(each)));
            return "[" + String.join(", ", parts) + "]";
        }
        return node.shown();
    }
}
