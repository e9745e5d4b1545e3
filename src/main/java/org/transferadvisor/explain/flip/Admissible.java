package org.transferadvisor.explain.flip;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transferadvisor.authoring.space.Necessities;
import org.transferadvisor.authoring.space.Need;

/**
 * Tells changes that can lead to a strategy from those that cannot by the rules, so that the engine need not run for them.
 * What rules need is a choice of ways; each way is a set of things that must happen, and each of these happens by some
 * changes of one fact.
 */
final class Admissible {

    /** Ways that are told apart; beyond them what is needed further is not looked at. */
    private static final int MOST_WAYS = 3_000;

    /** Things that must happen, one for each bit of a way; further ones are not looked at. */
    private static final int MOST_THINGS = Long.SIZE;

    private final Necessities necessities;
    private final List<Assignment> assignments;
    private final Map<BitSet, Integer> things = new LinkedHashMap<>();
    /** What a need comes to; the same one stands in many places. */
    private final Map<Need, Set<Long>> known = new HashMap<>();

    private final long[] ways;
    private final long[] met;

    /**
     * For some needs, one of which must be met.
     *
     * @param assignments all changes of one fact that there are
     */
    Admissible(Necessities necessities, List<Need> needs, List<Assignment> assignments) {
        this.necessities = necessities;
        this.assignments = assignments;
        Set<Long> found = new LinkedHashSet<>();
        needs.forEach(each -> found.addAll(ways(each)));
        ways = smallest(found).stream().mapToLong(each -> each).toArray();
        met = new long[assignments.size()];
        things.forEach((changes, number) -> changes.stream().forEach(i -> met[i] |= 1L << number));
    }

    /** Whether any change can lead there. */
    boolean any() {
        return ways.length > 0;
    }

    /** What a change brings about, one bit for each thing that must happen; of several changes together the union. */
    long met(int change) {
        return met[change];
    }

    /** Whether what changes bring about can lead there. */
    boolean allows(long met) {
        for (long way : ways) {
            if ((way & ~met) == 0) {
                return true;
            }
        }
        return false;
    }

    // ---- ways ----

    /** Each way as the bits of what must happen. */
    private Set<Long> ways(Need need) {
        Set<Long> found = known.get(need);
        if (found == null) {
            found = found(need);
            known.put(need, found);
        }
        return found;
    }

    private Set<Long> found(Need need) {
        if (need instanceof Need.Any any) {
            Set<Long> found = new LinkedHashSet<>();
            any.of().forEach(each -> found.addAll(ways(each)));
            return smallest(found);
        }
        if (need instanceof Need.All all) {
            Set<Long> found = new LinkedHashSet<>(Set.of(0L));
            for (Need each : all.of()) {
                Set<Long> further = ways(each);
                if (further.isEmpty()) {
                    return Set.of();
                }
                if ((long) found.size() * further.size() <= MOST_WAYS) {
                    found = smallest(joined(found, further));
                }
            }
            return found;
        }
        BitSet changes = changes(need);
        if (changes.isEmpty()) {
            return Set.of();
        }
        boolean counts = things.containsKey(changes) || things.size() < MOST_THINGS;
        return Set.of(counts ? 1L << things.computeIfAbsent(changes, any -> things.size()) : 0L);
    }

    private static Set<Long> joined(Set<Long> some, Set<Long> others) {
        Set<Long> joined = new LinkedHashSet<>();
        some.forEach(one -> others.forEach(other -> joined.add(one | other)));
        return joined;
    }

    /** The ways that hold no other whole. */
    private static Set<Long> smallest(Set<Long> ways) {
        List<Long> bySize = new ArrayList<>(ways);
        bySize.sort(Comparator.comparingInt(Long::bitCount));
        Set<Long> kept = new LinkedHashSet<>();
        for (long way : bySize) {
            if (kept.stream().noneMatch(smaller -> (smaller & ~way) == 0)) {
                kept.add(way);
            }
        }
        return kept;
    }

    /** The changes by which something happens. */
    private BitSet changes(Need need) {
        BitSet changes = new BitSet();
        for (int i = 0; i < assignments.size(); i++) {
            changes.set(i, meets(assignments.get(i), need));
        }
        return changes;
    }

    private boolean meets(Assignment change, Need need) {
        ChangeableFact fact = change.fact();
        if (need instanceof Need.Touched touched) {
            return touched.pointers().stream().anyMatch(each -> bears(fact, each));
        }
        if (!(need instanceof Need.Becomes becomes)) {
            throw new IllegalArgumentException("neither a fact touched nor a value: " + need);
        }
        if (fact.pointer().equals(becomes.pointer().replace("*", String.valueOf(becomes.entry())))) {
            return change.isRemoval() || becomes.allows(change.to());
        }
        return !fact.general().equals(becomes.pointer()) && bears(fact, becomes.pointer());
    }

    private boolean bears(ChangeableFact fact, String pointer) {
        return fact.bears(necessities.origins(pointer));
    }
}
