package org.transferadvisor.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts firings into an order that depends on nothing but what they say: conclusions after what they rest on, then by rule,
 * then by the facts matched. Conclusions are placed level by level, each level resting on those before it, so that the
 * facts that two firings matched compare as numbers.
 */
final class TraceOrder {

    /** A fact that firings share, given or concluded. */
    private static final class Subject {

        final Object value;
        final List<Entry> producers = new ArrayList<>(1);
        int depth = UNKNOWN;
        /** Where it stands among all facts of the trace: what is given, then conclusions level by level. */
        int place = UNKNOWN;
        /** What identifies a conclusion beside its type. */
        String words = "";
        /** Type and words. */
        String id = "";
        /** Whether another conclusion of its type has the same words. */
        boolean same;

        Subject(Object value) {
            this.value = value;
        }
    }

    /** A firing under way to its place. */
    private static final class Entry {

        final Recorder.Seen seen;
        /** Of its rule. */
        final int rank;

        final List<Subject> concluded;
        final List<Subject> matched;
        /** The places of what it matched. */
        int[] places = {};
        /** Whether all that it matched had its place by then, as it has where no firings support each other. */
        boolean settled;
        /** Its rule, and what identifies its first conclusion. */
        String id = "";

        Entry(Recorder.Seen seen, List<Subject> concluded) {
            this.seen = seen;
            this.rank = seen.rule().rank();
            this.concluded = concluded;
            this.matched = new ArrayList<>(seen.matched().size());
        }
    }

    private static final int UNKNOWN = -1;

    private static final ClassValue<String> TYPE = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName();
        }
    };

    private static final Comparator<Entry> IN_LEVEL = (a, b) -> {
        int difference = Integer.compare(a.rank, b.rank);
        difference = difference != 0 ? difference : Arrays.compare(a.places, b.places);
        difference = difference != 0 ? difference : a.seen.because().compareTo(b.seen.because());
        for (int i = 0; difference == 0 && i < Math.min(a.concluded.size(), b.concluded.size()); i++) {
            difference = FactOrder.BY_CONTENT.compare(a.concluded.get(i).value, b.concluded.get(i).value);
        }
        return difference != 0 ? difference : Integer.compare(a.concluded.size(), b.concluded.size());
    };

    private final IdentityHashMap<Object, Subject> known = new IdentityHashMap<>(512);
    private final Map<Object, Subject> conclusions = new HashMap<>(512);
    private final List<Entry> entries = new ArrayList<>();
    /** All facts by their places. */
    private final List<Fact> placed;

    /**
     * An order of firings on these facts.
     *
     * @param given in the order in which firings show them
     */
    TraceOrder(List<Fact> given) {
        placed = new ArrayList<>(given);
        for (int i = 0; i < given.size(); i++) {
            Subject subject = new Subject(given.get(i).value());
            subject.place = i;
            known.put(subject.value, subject);
        }
    }

    void add(Recorder.Seen seen, List<Object> concluded) {
        List<Subject> subjects = new ArrayList<>(concluded.size());
        Entry entry = new Entry(seen, subjects);
        for (Object each : concluded) {
            Subject subject = conclusion(each);
            subject.producers.add(entry);
            subjects.add(subject);
        }
        entries.add(entry);
    }

    /** Rules may draw the same conclusion, each in an object of its own. */
    private Subject conclusion(Object value) {
        Subject there = known.get(value);
        if (there == null) {
            there = conclusions.computeIfAbsent(value, Subject::new);
            known.put(value, there);
        }
        return there;
    }

    List<Firing> firings() {
        entries.forEach(this::match);
        List<List<Entry>> levels = new ArrayList<>();
        for (Entry entry : entries) {
            int depth = depth(entry);
            while (levels.size() <= depth) {
                levels.add(new ArrayList<>());
            }
            levels.get(depth).add(entry);
        }
        name();
        Map<String, Integer> named = new HashMap<>();
        for (List<Entry> level : levels) {
            level.forEach(TraceOrder::settle);
            level.sort(IN_LEVEL);
            level.forEach(this::place);
            for (Entry each : level) {
                each.id = each.seen.rule().info().id() + each.concluded.get(0).words;
                named.merge(each.id, 1, Integer::sum);
            }
        }
        List<Firing> firings = new ArrayList<>(entries.size());
        for (List<Entry> level : levels) {
            for (Entry entry : level) {
                firings.add(firing(entry, named.getOrDefault(entry.id, 0) > 1));
            }
        }
        return List.copyOf(firings);
    }

    /** Gives each conclusion the words that identify it among those of its type. */
    private void name() {
        Map<String, Subject> named = new HashMap<>(2 * conclusions.size());
        for (Subject each : conclusions.values()) {
            each.words = Identity.words(each.value);
            each.id = TYPE.get(each.value.getClass()) + each.words;
            Subject other = named.putIfAbsent(each.id, each);
            if (other != null) {
                each.same = true;
                other.same = true;
            }
        }
        for (Subject each : conclusions.values()) {
            if (each.same) {
                String mark = Identity.mark(each.value.toString());
                each.words += mark;
                each.id += mark;
            }
        }
    }

    private void match(Entry entry) {
        for (Object each : entry.seen.matched()) {
            Subject matched = known.get(each);
            matched = matched != null ? matched : conclusions.get(each);
            // What a function returned in a condition is no fact, though it may equal what the rule goes on to
            // conclude.
            if (matched != null && !entry.concluded.contains(matched)) {
                entry.matched.add(matched);
            }
        }
    }

    private static void settle(Entry entry) {
        int[] places = new int[entry.matched.size()];
        int many = 0;
        for (Subject each : entry.matched) {
            if (each.place != UNKNOWN) {
                places[many++] = each.place;
            }
        }
        entry.settled = many == places.length;
        Arrays.sort(places, 0, many);
        int different = 0;
        for (int i = 0; i < many; i++) {
            if (i == 0 || places[i] != places[i - 1]) {
                places[different++] = places[i];
            }
        }
        entry.places = different == places.length ? places : Arrays.copyOf(places, different);
    }

    private void place(Entry entry) {
        for (Subject each : entry.concluded) {
            if (each.place == UNKNOWN) {
                each.place = placed.size();
                placed.add(new Fact(each.id, Fact.Kind.CONCLUSION, TYPE.get(each.value.getClass()), each.value));
            }
        }
    }

    private Firing firing(Entry entry, boolean several) {
        Recorder.Seen seen = entry.seen;
        if (!entry.settled) {
            settle(entry);
        }
        Fact[] matched = new Fact[entry.places.length];
        for (int i = 0; i < matched.length; i++) {
            matched[i] = placed.get(entry.places[i]);
        }
        Fact[] concluded = new Fact[entry.concluded.size()];
        for (int i = 0; i < concluded.length; i++) {
            concluded[i] = placed.get(entry.concluded.get(i).place);
        }
        String because = seen.because();
        String id = entry.id + (several ? mark(matched, concluded, because) : "");
        return new Firing(
                id,
                seen.rule().info(),
                because,
                seen.bound(),
                List.of(matched),
                List.of(concluded),
                seen.calculation());
    }

    private static String mark(Fact[] matched, Fact[] concluded, String because) {
        StringBuilder content = new StringBuilder(because);
        Stream.of(matched, concluded).flatMap(Arrays::stream).forEach(each -> content.append('\n')
                .append(each.id()));
        return Identity.mark(content.toString());
    }

    /** 0 for what rests on the input alone, else one more than the deepest conclusion that it rests on. */
    private static int depth(Entry entry) {
        int deepest = -1;
        for (Subject each : entry.matched) {
            deepest = Math.max(deepest, depth(each));
        }
        return deepest + 1;
    }

    /** How deep the first firing that concludes it lies; -1 for what is given. */
    private static int depth(Subject subject) {
        if (subject.depth == UNKNOWN && !subject.producers.isEmpty()) {
            subject.depth = 0;
            int least = Integer.MAX_VALUE;
            for (Entry producer : subject.producers) {
                least = Math.min(least, depth(producer));
            }
            subject.depth = least;
        }
        return subject.depth;
    }
}
