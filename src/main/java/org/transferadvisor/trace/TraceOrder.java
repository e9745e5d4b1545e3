package org.transferadvisor.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Puts firings into an order that depends on nothing but what they say: conclusions after what they rest on, then by rule,
 * then by the facts matched.
 */
final class TraceOrder {

    private record Entry(Recorder.Seen seen, List<Object> matched, List<Object> concluded, String key) {}

    private record Ranked(Entry entry, int depth) {}

    private final IdentityHashMap<Object, Fact> given;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Object, List<Entry>> producers = new HashMap<>();
    private final Map<Object, Integer> depths = new HashMap<>();
    private final Map<Object, Fact> conclusions = new LinkedHashMap<>();

    TraceOrder(IdentityHashMap<Object, Fact> given) {
        this.given = given;
    }

    void add(Recorder.Seen seen, List<Object> concluded) {
        Set<Object> distinct = new LinkedHashSet<>(seen.matched());
        List<Object> matched = distinct.stream()
                .filter(each -> each instanceof Record || given.containsKey(each))
                // What a function returned in a condition may equal what the rule goes on to conclude.
                .filter(each -> !concluded.contains(each))
                .toList();
        StringBuilder key = new StringBuilder(seen.rule().info().id());
        matched.stream().map(this::key).sorted().forEach(each -> key.append('\n')
                .append(each));
        concluded.forEach(each -> key.append('\n').append(key(each)));
        Entry entry = new Entry(seen, matched, concluded, key.toString());
        entries.add(entry);
        concluded.forEach(each ->
                producers.computeIfAbsent(each, any -> new ArrayList<>()).add(entry));
    }

    private String key(Object fact) {
        Fact known = given.get(fact);
        return known != null ? known.id() : fact.getClass().getSimpleName() + fact;
    }

    List<Firing> firings() {
        List<Entry> ordered = entries.stream()
                .map(entry -> new Ranked(entry, depth(entry)))
                .sorted(Comparator.comparingInt(Ranked::depth)
                        .thenComparing(each -> each.entry().key()))
                .map(Ranked::entry)
                .toList();
        List<Firing> firings = new ArrayList<>();
        for (Entry entry : ordered) {
            for (Object each : entry.concluded()) {
                conclusions.computeIfAbsent(each, this::conclusion);
            }
        }
        for (Entry entry : ordered) {
            List<Fact> matched = entry.matched().stream()
                    .filter(each -> given.containsKey(each) || conclusions.containsKey(each))
                    .map(this::fact)
                    .sorted(Comparator.comparing(Fact::kind)
                            .thenComparingInt(TraceOrder::number)
                            .thenComparing(Fact::id))
                    .toList();
            List<Fact> concluded = entry.concluded().stream().map(this::fact).toList();
            firings.add(new Firing(
                    "r" + (firings.size() + 1),
                    entry.seen().rule().info(),
                    entry.seen().because(),
                    entry.seen().bound(),
                    matched,
                    concluded));
        }
        return List.copyOf(firings);
    }

    private static int number(Fact fact) {
        return fact.kind() == Fact.Kind.CONCLUSION ? Integer.parseInt(fact.id().substring(1)) : 0;
    }

    private Fact conclusion(Object value) {
        return new Fact(
                "c" + (conclusions.size() + 1),
                Fact.Kind.CONCLUSION,
                value.getClass().getSimpleName(),
                value);
    }

    private Fact fact(Object value) {
        Fact known = given.get(value);
        return known != null ? known : Objects.requireNonNull(conclusions.get(value));
    }

    /** 0 for what rests on the input alone, else one more than the deepest conclusion that it rests on. */
    private int depth(Entry entry) {
        int deepest = -1;
        for (Object each : entry.matched()) {
            if (!given.containsKey(each)) {
                deepest = Math.max(deepest, depthOf(each));
            }
        }
        return deepest + 1;
    }

    private int depthOf(Object conclusion) {
        Integer known = depths.get(conclusion);
        if (known != null) {
            return known;
        }
        depths.put(conclusion, 0);
        int least = producers.getOrDefault(conclusion, List.of()).stream()
                .mapToInt(this::depth)
                .min()
                .orElse(-1);
        depths.put(conclusion, least);
        return least;
    }
}
