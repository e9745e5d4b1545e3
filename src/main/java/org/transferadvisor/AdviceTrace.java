package org.transferadvisor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.FieldValues;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;
import org.transferadvisor.trace.Trace;

/** The trace as an advice shows it: firings, and once each fact that they name. */
final class AdviceTrace {

    private final Map<String, Advice.Fact> facts = new LinkedHashMap<>();
    private final List<Advice.Firing> firings;

    AdviceTrace(Trace trace) {
        List<Advice.Firing> shown = new ArrayList<>(trace.firings().size());
        for (Firing firing : trace.firings()) {
            RuleInfo rule = firing.rule();
            shown.add(new Advice.Firing(
                    firing.id(),
                    rule.id(),
                    rule.file(),
                    rule.line(),
                    rule.source(),
                    firing.because(),
                    pointers(firing),
                    named(firing.matched()),
                    named(firing.concluded())));
        }
        firings = List.copyOf(shown);
    }

    Map<String, Advice.Fact> facts() {
        return Collections.unmodifiableMap(facts);
    }

    List<Advice.Firing> firings() {
        return firings;
    }

    private List<String> named(List<Fact> named) {
        String[] ids = new String[named.size()];
        for (int i = 0; i < ids.length; i++) {
            Fact fact = named.get(i);
            ids[i] = fact.shownId();
            facts.computeIfAbsent(ids[i], any -> shown(fact));
        }
        return List.of(ids);
    }

    private static Advice.Fact shown(Fact fact) {
        return new Advice.Fact(fact.type(), fact.pointer(), FieldValues.of(fact.value()));
    }

    /** The fields of the input that a rule reads; the whole of a fact of which it reads none by name. */
    private static @Nullable List<String> pointers(Firing firing) {
        List<String> pointers = null;
        for (Fact fact : firing.matched()) {
            String at = fact.pointer();
            if (at != null) {
                pointers = pointers == null ? new ArrayList<>() : pointers;
                List<String> read = firing.rule().reads().getOrDefault(fact.type(), List.of());
                if (read.isEmpty()) {
                    pointers.add(at);
                }
                for (String field : read) {
                    pointers.add(at + "/" + field);
                }
            }
        }
        return pointers == null ? null : List.copyOf(pointers);
    }
}
