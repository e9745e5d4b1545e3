package org.transferadvisor.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.rule.consequence.InternalMatch;
import org.drools.tms.LogicalDependency;
import org.drools.tms.agenda.TruthMaintenanceSystemInternalMatch;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.rule.Match;
import org.transferadvisor.rulebook.Rulebook;

/** Listens to one session and records every firing with what it matched and concluded. */
public final class Recorder extends DefaultAgendaEventListener {

    /** What one firing saw when it fired. */
    record Seen(Rulebook.Rule rule, String because, List<Object> matched, InternalMatch match) {}

    private final Map<String, Rulebook.Rule> rules;
    private final IdentityHashMap<Object, Fact> given = new IdentityHashMap<>();
    private final List<Seen> seen = new ArrayList<>();

    /**
     * A recorder for one session.
     *
     * @param rules the rules of its rulebook by name
     */
    public Recorder(Map<String, Rulebook.Rule> rules) {
        this.rules = rules;
    }

    /** Tells the recorder of a fact that is put into the session. */
    public void given(Fact fact) {
        given.put(fact.value(), fact);
    }

    @Override
    public void afterMatchFired(AfterMatchFiredEvent event) {
        Match match = event.getMatch();
        Rulebook.Rule rule = rules.get(match.getRule().getName());
        if (rule == null) {
            throw new IllegalStateException("a rule fired that the rulebook does not know: "
                    + match.getRule().getName());
        }
        InternalMatch internal = (InternalMatch) match;
        String because = rule.sentence().fill(variable -> match.getDeclarationValue("$" + variable));
        List<Object> matched = new ArrayList<>();
        match.getObjects().forEach(each -> flatten(each, matched));
        seen.add(new Seen(rule, because, matched, internal));
    }

    /** What accumulate collected stands in for itself. */
    private static void flatten(@Nullable Object value, List<Object> into) {
        if (value instanceof Collection<?> several) {
            several.forEach(each -> flatten(each, into));
        } else if (value instanceof Object[] several) {
            Arrays.stream(several).forEach(each -> flatten(each, into));
        } else if (value != null) {
            into.add(value);
        }
    }

    /** How often each rule fired among the last firings, by name; what feeds itself stands out. */
    public Map<String, Integer> latest(int firings) {
        Map<String, Integer> count = new HashMap<>();
        seen.subList(Math.max(0, seen.size() - firings), seen.size())
                .forEach(each -> count.merge(each.rule().info().name(), 1, Integer::sum));
        return count;
    }

    /** The trace, once the session has come to rest and before it is disposed. */
    public Trace trace() {
        TraceOrder order = new TraceOrder(given);
        for (Seen each : seen) {
            List<Object> concluded = conclusions(each.match());
            if (!concluded.isEmpty()) {
                order.add(each, concluded);
            }
        }
        return new Trace(order.firings());
    }

    /** What still rests on a firing; nothing where its conditions ceased to hold. */
    private static List<Object> conclusions(InternalMatch match) {
        List<Object> concluded = new ArrayList<>();
        if (match instanceof TruthMaintenanceSystemInternalMatch<?> maintained
                && maintained.getLogicalDependencies() != null) {
            LogicalDependency<?> each = maintained.getLogicalDependencies().getFirst();
            while (each != null) {
                concluded.add(each.getObject());
                each = each.getNext();
            }
        }
        return concluded;
    }
}
