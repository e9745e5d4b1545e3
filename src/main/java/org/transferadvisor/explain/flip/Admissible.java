package org.transferadvisor.explain.flip;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transferadvisor.authoring.space.Necessities;
import org.transferadvisor.authoring.space.Need;
import org.transferadvisor.authoring.space.Ways;
import org.transferadvisor.conclusions.ChosenStrategy;

/**
 * Tells changes that can lead to a strategy from those that cannot by the rules, so that the engine need not run for them.
 * What rules need is a choice of ways; each way is a set of things that must happen, and each of these happens by some
 * changes of one fact.
 */
final class Admissible {

    /** Things that must happen, one for each bit of a way; further ones are not looked at. */
    private static final int MOST_THINGS = Long.SIZE;

    private final Necessities necessities;
    private final List<Assignment> assignments;
    private final Map<BitSet, Integer> things = new LinkedHashMap<>();
    private final Ways ways;
    private final long[] met;

    /**
     * For some strategies, one of which is wanted.
     *
     * @param assignments all changes of one fact that there are
     */
    Admissible(Necessities necessities, Set<String> strategies, List<Assignment> assignments) {
        this.necessities = necessities;
        this.assignments = assignments;
        Ways any = Ways.NONE;
        for (String each : strategies) {
            any = any.or(necessities.to(ChosenStrategy.class, Map.of("strategy", each), this::ways));
        }
        ways = any;
        met = new long[assignments.size()];
        things.forEach((changes, number) -> changes.stream().forEach(i -> met[i] |= 1L << number));
    }

    /** What a change brings about, one bit for each thing that must happen; of several changes together the union. */
    long met(int change) {
        return met[change];
    }

    /** Whether what changes bring about can lead there. */
    boolean allows(long met) {
        return ways.allow(met);
    }

    /** The bit of what must happen; no way where no change brings it about. */
    private Ways ways(Need need) {
        BitSet changes = changes(need);
        if (changes.isEmpty()) {
            return Ways.NONE;
        }
        boolean counts = things.containsKey(changes) || things.size() < MOST_THINGS;
        return counts ? new Ways(Set.of(1L << things.computeIfAbsent(changes, any -> things.size()))) : Ways.FREE;
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
