package org.transferadvisor.authoring.comparison;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.Conclusions;
import org.transferadvisor.authoring.space.Draft;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.trace.Firing;

/** Two rulebooks that decide on the same projects. */
final class BothRulebooks {

    private final Advisor before;
    private final Advisor after;
    private final Set<String> edited;

    /**
     * The old one and the new one.
     *
     * @param edited ids of the rules that differ
     */
    BothRulebooks(Advisor before, Advisor after, Set<String> edited) {
        this.before = before;
        this.after = after;
        this.edited = edited;
    }

    /**
     * What both say of a project.
     *
     * @param otherwise ids of the edited rules that fire in one alone, or conclude something else there
     */
    record Compared(Draft draft, Difference difference, Set<String> otherwise) {}

    /** What one rulebook says of a project; conclusions and facts are null where it refuses it. */
    private record Said(
            Advised advised,
            @Nullable Conclusions conclusions,
            @Nullable CaseFacts facts) {

        static Said of(Advisor advisor, Document document) {
            try {
                CaseFacts facts = advisor.rulebook().reader().read(document).on(Basis.PUBLISHED);
                Conclusions conclusions = advisor.conclude(facts);
                return new Said(Advised.of(conclusions), conclusions, facts);
            } catch (RefusedException e) {
                return new Said(Advised.of(e), null, null);
            }
        }
    }

    /** What both say of a project given. */
    Difference difference(Document document) {
        Object plain = document.root().plain();
        Map<String, Object> facts = plain instanceof Map<?, ?>
                ? Draft.of(asFacts((Map<?, ?>) plain)).facts()
                : Map.of();
        return new Difference(
                document.name(),
                facts,
                Said.of(before, document).advised(),
                Said.of(after, document).advised());
    }

    @SuppressWarnings("unchecked") // a facts file is an object
    private static Map<String, Object> asFacts(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }

    /** What both say of a project, and which of the edited rules fire otherwise. */
    Compared compare(Draft draft) {
        Document document = draft.document();
        Said old = Said.of(before, document);
        Said now = Said.of(after, document);
        Difference difference =
                new Difference(String.valueOf(draft.get("/project")), draft.facts(), old.advised(), now.advised());
        boolean both = old.facts() != null && now.facts() != null;
        return new Compared(
                draft,
                difference,
                both && !Objects.equals(old.conclusions(), now.conclusions())
                        ? otherwise(firings(before, old.facts()), firings(after, now.facts()))
                        : Set.of());
    }

    private Set<String> otherwise(Map<String, Set<String>> old, Map<String, Set<String>> now) {
        Set<String> otherwise = new LinkedHashSet<>();
        for (String rule : edited) {
            if (!old.getOrDefault(rule, Set.of()).equals(now.getOrDefault(rule, Set.of()))) {
                otherwise.add(rule);
            }
        }
        return otherwise;
    }

    /** The edited rules that fire in one of the two at least; empty where a project is refused. */
    Set<String> firing(Draft draft) {
        Document document = draft.document();
        Set<String> firing = new TreeSet<>();
        for (Advisor each : new Advisor[] {before, after}) {
            try {
                firing.addAll(
                        firings(each, each.rulebook().reader().read(document).on(Basis.PUBLISHED))
                                .keySet());
            } catch (RefusedException e) {
                return Set.of();
            }
        }
        return firing;
    }

    /** What the edited rules conclude, by their ids. */
    private Map<String, Set<String>> firings(Advisor advisor, CaseFacts facts) {
        Map<String, Set<String>> concluded = new TreeMap<>();
        for (Firing each : advisor.trace(facts).firings()) {
            if (edited.contains(each.rule().id())) {
                concluded
                        .computeIfAbsent(each.rule().id(), any -> new TreeSet<>())
                        .add(each.concluded().stream()
                                .map(fact -> String.valueOf(fact.value()))
                                .toList()
                                .toString());
            }
        }
        return concluded;
    }
}
