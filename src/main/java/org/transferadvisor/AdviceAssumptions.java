package org.transferadvisor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.Assumed;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reference.Provenance;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;
import org.transferadvisor.trace.Trace;
import org.transferadvisor.trace.Trace.Conclusion;

/** What stood in for facts that were not stated, and the sources that an advice cites. */
final class AdviceAssumptions {

    private final InForce inForce;
    private final CaseFacts facts;
    private final Trace trace;
    private final TracedConclusions concluded;

    AdviceAssumptions(InForce inForce, CaseFacts facts, Trace trace, TracedConclusions concluded) {
        this.inForce = inForce;
        this.facts = facts;
        this.trace = trace;
        this.concluded = concluded;
    }

    /** Defaults of the facts, what rules assumed, and the assumed figures that rules matched; each once. */
    List<Advice.Assumption> all() {
        Map<String, Advice.Assumption> found = new LinkedHashMap<>();
        facts.defaulted()
                .forEach(each -> found.put(
                        each.fact(),
                        new Advice.Assumption(each.fact(), each.value(), each.source(), each.basis(), each.note())));
        concluded
                .all(Assumed.class)
                .forEach(each -> found.putIfAbsent(each.fact().fact(), assumed(each)));
        Map<String, Advice.Assumption> figures = new TreeMap<>();
        for (Firing firing : trace.firings()) {
            for (Fact fact : firing.matched()) {
                if (fact.kind() == Fact.Kind.REFERENCE) {
                    for (Advice.Assumption each : inForce.assumed(fact, firing.rule())) {
                        figures.putIfAbsent(each.fact(), each);
                    }
                }
            }
        }
        found.putAll(figures);
        return List.copyOf(found.values());
    }

    /** What a rule assumed; where it took the value from a reference row, with that cell's provenance. */
    private Advice.Assumption assumed(Conclusion<Assumed> assumed) {
        Assumed fact = assumed.fact();
        for (Fact matched : assumed.firing().matched()) {
            Row row = matched.kind() == Fact.Kind.REFERENCE ? row(matched.id()) : null;
            if (row != null) {
                for (Map.Entry<String, Provenance> cell : row.provenance().entrySet()) {
                    if (fact.value().equals(row.cell(cell.getKey()))) {
                        Provenance provenance = cell.getValue();
                        return new Advice.Assumption(
                                fact.fact(), fact.value(), provenance.source(), provenance.basis(), provenance.note());
                    }
                }
            }
        }
        return new Advice.Assumption(
                fact.fact(), fact.value(), assumed.firing().rule().source(), "ASSUMPTION", null);
    }

    private @Nullable Row row(String id) {
        int slash = id.indexOf('/');
        return inForce.rulebook().reference().row(id.substring(0, slash), id.substring(slash + 1));
    }

    List<Advice.Source> sources(List<Advice.Assumption> assumptions) {
        Set<String> cited = new HashSet<>();
        trace.firings().forEach(each -> cited.add(each.rule().source()));
        assumptions.forEach(each -> cited.add(each.source()));
        List<Advice.Source> sources = new ArrayList<>();
        inForce.rulebook().titles().forEach((id, title) -> {
            if (cited.contains(id)) {
                sources.add(new Advice.Source(id, title));
            }
        });
        return List.copyOf(sources);
    }
}
