package org.transferadvisor.trace;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;

/** Listens to a session that does not come to rest, and tells which of its rules feed each other. */
public final class CycleFinder extends DefaultAgendaEventListener implements RuleRuntimeEventListener {

    /** Rules may feed each other for a while; those that never stop make up at least this part of all firings. */
    private static final int PART = 50;

    private final IdentityHashMap<Object, String> authors = new IdentityHashMap<>();
    private final Map<String, Map<String, Integer>> feeds = new TreeMap<>();
    private final Map<String, Integer> fired = new TreeMap<>();

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
        Rule author = event.getRule();
        if (author != null) {
            authors.put(event.getObject(), author.getName());
        }
    }

    @Override
    public void objectUpdated(ObjectUpdatedEvent event) {
        // Facts and conclusions do not change.
    }

    @Override
    public void objectDeleted(ObjectDeletedEvent event) {
        authors.remove(event.getOldObject());
    }

    @Override
    public void afterMatchFired(AfterMatchFiredEvent event) {
        String name = event.getMatch().getRule().getName();
        fired.merge(name, 1, Integer::sum);
        event.getMatch().getObjects().forEach(each -> fed(each, name));
    }

    private void fed(Object matched, String rule) {
        if (matched instanceof Collection<?> several) {
            several.forEach(each -> fed(each, rule));
            return;
        }
        String author = authors.get(matched);
        if (author != null) {
            feeds.computeIfAbsent(author, any -> new TreeMap<>()).merge(rule, 1, Integer::sum);
        }
    }

    /**
     * The rules that feed each other, by name: those whose conclusions lead back to their own conditions most often. Empty
     * where none do, and rules fire so often because they combine so many facts.
     */
    public Set<String> cycle() {
        Set<String> most = Set.of();
        int weight = 0;
        for (String rule : feeds.keySet()) {
            Set<String> cycle = cycle(rule);
            int found = cycle.stream()
                    .flatMap(each -> feeds.getOrDefault(each, Map.of()).entrySet().stream())
                    .filter(each -> cycle.contains(each.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            if (found > weight) {
                weight = found;
                most = cycle;
            }
        }
        int all = fired.values().stream().mapToInt(Integer::intValue).sum();
        return (long) weight * PART >= all ? most : Set.of();
    }

    /** The rule that fired most often. */
    public String busiest() {
        return fired.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalStateException("no rule fired"));
    }

    /** The rules that a rule leads to and that lead back to it; empty where it does not lead back to itself. */
    private Set<String> cycle(String rule) {
        Set<String> cycle = reached(rule);
        if (!cycle.contains(rule)) {
            return Set.of();
        }
        cycle.removeIf(each -> !reached(each).contains(rule));
        return cycle;
    }

    private Set<String> reached(String from) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (String each : feeds.getOrDefault(open.pop(), Map.of()).keySet()) {
                if (reached.add(each)) {
                    open.push(each);
                }
            }
        }
        return reached;
    }
}
