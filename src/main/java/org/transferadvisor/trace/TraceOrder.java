package org.transferadvisor.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts firings into an order that depends on nothing but what they say: conclusions after what they rest on, then by rule,
 * then by the facts matched.
 */
final class TraceOrder {

    /** A fact that firings share: given, concluded, or what a function returned in a condition. */
    private static final class Subject {

        final Object value;
        final List<Entry> producers = new ArrayList<>(1);
        int depth = UNKNOWN;
        /** Place among the given facts by their id, or number of the conclusion. */
        int rank;
        /** As readers see it; null for what a function returned, and for a conclusion that has no number yet. */
        @Nullable
        Fact fact;

        Subject(Object value, @Nullable Fact fact) {
            this.value = value;
            this.fact = fact;
        }

        boolean isGiven() {
            return fact != null && fact.kind() != Fact.Kind.CONCLUSION;
        }
    }

    /** A firing under way to its place. */
    private static final class Entry {

        final Recorder.Seen seen;
        final List<Subject> concluded;
        final List<Subject> matched = new ArrayList<>();
        int depth;
        private boolean sorted;

        Entry(Recorder.Seen seen, List<Subject> concluded) {
            this.seen = seen;
            this.concluded = concluded;
        }

        /** What it matched, by content. Most firings find their place without it. */
        List<Subject> sorted() {
            if (!sorted) {
                matched.sort(BY_CONTENT);
                sorted = true;
            }
            return matched;
        }
    }

    private static final int UNKNOWN = Integer.MIN_VALUE;

    private static final Comparator<Subject> BY_CONTENT = TraceOrder::compare;

    private static final Comparator<Entry> ORDER = Comparator.<Entry>comparingInt(each -> each.depth)
            .thenComparingInt(each -> each.seen.rule().rank())
            .thenComparing((a, b) -> compare(a.sorted(), b.sorted()))
            .thenComparing((a, b) -> compare(a.concluded, b.concluded));

    private static final Comparator<Subject> AS_SHOWN =
            Comparator.<Subject, Fact.Kind>comparing(each -> fact(each).kind()).thenComparingInt(each -> each.rank);

    private final IdentityHashMap<Object, Subject> known = new IdentityHashMap<>(1024);
    private final Map<Class<?>, Map<Object, Subject>> conclusions = new HashMap<>();
    /** Classes of what is given or concluded: anything else is no fact, only what a function returned. */
    private final Set<Class<?>> kinds = new HashSet<>();

    private final List<Entry> entries = new ArrayList<>();

    TraceOrder(IdentityHashMap<Object, Fact> given) {
        List<Fact> facts = new ArrayList<>(given.values());
        facts.sort(Comparator.comparing(Fact::id));
        for (int i = 0; i < facts.size(); i++) {
            Subject subject = new Subject(facts.get(i).value(), facts.get(i));
            subject.rank = i;
            known.put(subject.value, subject);
            kinds.add(subject.value.getClass());
        }
    }

    void add(Recorder.Seen seen, List<Object> concluded) {
        List<Subject> subjects = new ArrayList<>(concluded.size());
        for (Object each : concluded) {
            subjects.add(conclusion(each));
        }
        Entry entry = new Entry(seen, subjects);
        entries.add(entry);
        subjects.forEach(each -> each.producers.add(entry));
    }

    /** Rules may draw the same conclusion, each in an object of its own. */
    private Subject conclusion(Object value) {
        Subject there = known.get(value);
        if (there == null) {
            there = conclusions
                    .computeIfAbsent(value.getClass(), any -> {
                        kinds.add(value.getClass());
                        return new HashMap<>();
                    })
                    .computeIfAbsent(value, any -> new Subject(value, null));
            known.put(value, there);
        }
        return there;
    }

    private Subject subject(Object value) {
        if (!kinds.contains(value.getClass())) {
            return new Subject(value, null);
        }
        Subject there = known.get(value);
        if (there == null) {
            Map<Object, Subject> alike = conclusions.get(value.getClass());
            there = alike == null ? null : alike.get(value);
            if (there == null) {
                there = new Subject(value, null);
            }
            known.put(value, there);
        }
        return there;
    }

    List<Firing> firings() {
        for (Entry entry : entries) {
            for (Object each : entry.seen.matched()) {
                if (each instanceof Record || kinds.contains(each.getClass())) {
                    Subject matched = subject(each);
                    // What a function returned in a condition may equal what the rule goes on to conclude.
                    if (!entry.matched.contains(matched) && !entry.concluded.contains(matched)) {
                        entry.matched.add(matched);
                    }
                }
            }
        }
        entries.forEach(each -> each.depth = depth(each));
        entries.sort(ORDER);
        number();
        List<Firing> firings = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            firings.add(new Firing(
                    "r" + (firings.size() + 1),
                    entry.seen.rule().info(),
                    entry.seen.because(),
                    entry.seen.bound(),
                    matched(entry),
                    entry.concluded.stream().map(TraceOrder::fact).toList()));
        }
        return List.copyOf(firings);
    }

    private void number() {
        int number = 0;
        for (Entry entry : entries) {
            for (Subject each : entry.concluded) {
                if (each.fact == null) {
                    number++;
                    each.rank = number;
                    each.fact = new Fact(
                            "c" + number,
                            Fact.Kind.CONCLUSION,
                            each.value.getClass().getSimpleName(),
                            each.value);
                }
            }
        }
    }

    private static List<Fact> matched(Entry entry) {
        entry.matched.removeIf(each -> each.fact == null);
        entry.matched.sort(AS_SHOWN);
        Fact[] matched = new Fact[entry.matched.size()];
        for (int i = 0; i < matched.length; i++) {
            matched[i] = fact(entry.matched.get(i));
        }
        return List.of(matched);
    }

    private static Fact fact(Subject subject) {
        return Objects.requireNonNull(subject.fact);
    }

    private static int compare(List<Subject> a, List<Subject> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int difference = compare(a.get(i), b.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** By what they say: given facts by their id, and whatever rules made by its type and fields. */
    private static int compare(Subject a, Subject b) {
        if (a == b) {
            return 0;
        }
        Fact left = a.isGiven() ? a.fact : null;
        Fact right = b.isGiven() ? b.fact : null;
        if (left != null && right != null) {
            return Integer.compare(a.rank, b.rank);
        }
        if (left == null && right == null) {
            return FactOrder.BY_CONTENT.compare(a.value, b.value);
        }
        int difference = name(a, left).compareTo(name(b, right));
        return difference != 0 ? difference : Boolean.compare(left == null, right == null);
    }

    private static String name(Subject subject, @Nullable Fact given) {
        return given == null ? subject.value.getClass().getSimpleName() : given.id();
    }

    /** 0 for what rests on the input alone, else one more than the deepest conclusion that it rests on. */
    private static int depth(Entry entry) {
        int deepest = -1;
        for (Subject each : entry.matched) {
            if (!each.isGiven()) {
                deepest = Math.max(deepest, depth(each));
            }
        }
        return deepest + 1;
    }

    private static int depth(Subject conclusion) {
        if (conclusion.depth == UNKNOWN) {
            conclusion.depth = 0;
            int least = -1;
            for (Entry producer : conclusion.producers) {
                int depth = depth(producer);
                least = least < 0 ? depth : Math.min(least, depth);
            }
            conclusion.depth = least;
        }
        return conclusion.depth;
    }
}
