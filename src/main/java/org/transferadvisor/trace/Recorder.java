package org.transferadvisor.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.core.rule.consequence.InternalMatch;
import org.drools.tms.LogicalDependency;
import org.drools.tms.agenda.TruthMaintenanceSystemInternalMatch;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.rule.Match;
import org.transferadvisor.figures.Calculation;
import org.transferadvisor.figures.Sheet;
import org.transferadvisor.rulebook.Rulebook;

/** Listens to one session and records every firing with what it matched and concluded. */
public final class Recorder extends DefaultAgendaEventListener {

    /** What one firing saw when it fired. */
    private record Fired(
            Rulebook.Rule rule, String because, List<Object> matched, Map<String, Object> bound, InternalMatch match) {}

    /** What stands in a trace: a firing, or a figure of the sheet that one took. */
    record Seen(
            Rulebook.Rule rule,
            String because,
            List<Object> matched,
            Map<String, Object> bound,
            @Nullable Calculation calculation) {}

    private final Rulebook rulebook;
    private final boolean bindings;
    private final List<Fact> given = new ArrayList<>();
    /** By match: where what it collected changes, the engine fires the same match again. */
    private final IdentityHashMap<Match, Fired> fired = new IdentityHashMap<>(512);

    /**
     * A recorder for one session.
     *
     * @param rulebook its rulebook
     * @param bindings whether to keep what the variables of each match were bound to, for who explains figures
     */
    public Recorder(Rulebook rulebook, boolean bindings) {
        this.rulebook = rulebook;
        this.bindings = bindings;
    }

    /** Tells the recorder of a fact that is put into the session. */
    public void given(Fact fact) {
        given.add(fact);
    }

    @Override
    public void afterMatchFired(AfterMatchFiredEvent event) {
        Match match = event.getMatch();
        Rulebook.Rule rule = rulebook.rules().get(match.getRule().getName());
        if (rule == null) {
            throw new IllegalStateException("a rule fired that the rulebook does not know: "
                    + match.getRule().getName());
        }
        InternalMatch internal = (InternalMatch) match;
        String because = rule.sentence().fill(match::getDeclarationValue);
        List<Object> matched = new ArrayList<>();
        for (Object each : match.getObjects()) {
            flatten(each, matched);
        }
        fired.put(match, new Fired(rule, because, matched, bindings ? bound(match) : Map.of(), internal));
    }

    /** What the variables were bound to, by name without the {@code $}; those bound to nothing are left out. */
    private static Map<String, Object> bound(Match match) {
        Map<String, Object> bound = new TreeMap<>();
        for (String variable : match.getDeclarationIds()) {
            Object value = match.getDeclarationValue(variable);
            if (value != null && variable.startsWith("$")) {
                bound.put(variable.substring(1), value);
            }
        }
        return Collections.unmodifiableMap(bound);
    }

    /** What accumulate collected stands in for itself. */
    private static void flatten(@Nullable Object value, List<Object> into) {
        if (value instanceof Collection<?> several) {
            for (Object each : several) {
                flatten(each, into);
            }
        } else if (value instanceof Object[] several) {
            for (Object each : several) {
                flatten(each, into);
            }
        } else if (value != null && !(value instanceof Number) && !(value instanceof String)) {
            into.add(value);
        }
    }

    /** The trace, once the session has come to rest and before it is disposed. */
    public Trace trace() {
        TraceOrder order = new TraceOrder(given);
        Map<String, Object> sheets = new TreeMap<>();
        for (Fired each : fired.values()) {
            List<Object> concluded = conclusions(each.match());
            if (concluded.isEmpty()) {
                continue;
            }
            if (concluded.get(0) instanceof Sheet sheet) {
                sheets.put(each.rule().info().id(), sheet);
                sheet.calculations().all().forEach(figure -> add(order, figure, each.rule()));
            } else {
                order.add(new Seen(each.rule(), each.because(), each.matched(), each.bound(), null), concluded);
            }
        }
        return new Trace(order.firings(), sheets);
    }

    private void add(TraceOrder order, Calculation figure, Rulebook.Rule taken) {
        Rulebook.Rule rule = rulebook.calculation(figure.working(), taken.info());
        String because = rule.sentence().fill(variable -> figure.value(variable.substring(1)));
        Map<String, Object> bound = bindings ? figure.known() : Map.of();
        order.add(new Seen(rule, because, figure.inputs(), bound, figure), List.copyOf(figure.results()));
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
