package org.transferadvisor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;
import org.transferadvisor.trace.Trace;

/** The trace as an advice shows it. A fact reads the same wherever the same fields of it are read, and is written once. */
final class AdviceTrace {

    private final InForce inForce;
    private final IdentityHashMap<Fact, Advice.TracedFact> conclusions = new IdentityHashMap<>(512);
    private final IdentityHashMap<Fact, Map<List<String>, Advice.TracedFact>> inputs = new IdentityHashMap<>();

    AdviceTrace(InForce inForce) {
        this.inForce = inForce;
    }

    List<Advice.Firing> of(Trace trace) {
        List<Advice.Firing> firings = new ArrayList<>(trace.firings().size());
        for (Firing firing : trace.firings()) {
            RuleInfo rule = firing.rule();
            firings.add(new Advice.Firing(
                    firing.id(),
                    rule.id(),
                    rule.file(),
                    rule.line(),
                    rule.source(),
                    firing.because(),
                    traced(firing.matched(), rule),
                    traced(firing.concluded(), rule)));
        }
        return List.copyOf(firings);
    }

    private List<Advice.TracedFact> traced(List<Fact> facts, RuleInfo rule) {
        Advice.TracedFact[] traced = new Advice.TracedFact[facts.size()];
        for (int i = 0; i < traced.length; i++) {
            traced[i] = traced(facts.get(i), rule);
        }
        return List.of(traced);
    }

    private Advice.TracedFact traced(Fact fact, RuleInfo rule) {
        return switch (fact.kind()) {
            case REFERENCE -> inForce.traced(fact, rule);
            case CONCLUSION -> conclusions.computeIfAbsent(fact, AdviceTrace::whole);
            case INPUT -> {
                List<String> read = rule.reads().getOrDefault(fact.type(), List.of());
                yield inputs.computeIfAbsent(fact, any -> new HashMap<>())
                        .computeIfAbsent(read, fields -> input(fact, fields));
            }
        };
    }

    private static Advice.TracedFact whole(Fact fact) {
        return new Advice.TracedFact(fact.id(), fact.type(), List.of(), fact.inShort(null));
    }

    /** An input with pointers to the fields that a rule reads; the whole of it where the rule reads none by name. */
    private static Advice.TracedFact input(Fact fact, List<String> read) {
        List<String> pointers =
                read.stream().map(field -> fact.id() + "/" + field).toList();
        return new Advice.TracedFact(fact.id(), fact.type(), pointers, fact.inShort(read.isEmpty() ? null : read));
    }
}
