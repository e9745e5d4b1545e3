package org.transferadvisor.authoring.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ways to something, each a set of things that must happen, one bit for each; no way holds another whole.
 *
 * @param each the ways; none where nothing leads there
 */
public record Ways(Set<Long> each) {

    /** Nothing leads there. */
    public static final Ways NONE = new Ways(Set.of());

    /** Nothing has to happen that is known. */
    public static final Ways FREE = new Ways(Set.of(0L));

    /** Ways that are told apart; beyond them what is needed further is not looked at. */
    private static final int MOST = 3_000;

    /** Whether anything leads there. */
    public boolean isPossible() {
        return !each.isEmpty();
    }

    /** Whether what happens can lead there. */
    public boolean allow(long happened) {
        for (long way : each) {
            if ((way & ~happened) == 0) {
                return true;
            }
        }
        return false;
    }

    /** These and others. */
    public Ways or(Ways others) {
        Set<Long> all = new LinkedHashSet<>(each);
        return all.addAll(others.each) ? smallest(all) : this;
    }

    /** Each of these together with each of others. */
    Ways and(Ways others) {
        if (!isPossible() || equals(FREE) || !others.isPossible()) {
            return isPossible() ? others : this;
        }
        if ((long) each.size() * others.each.size() > MOST) {
            return this;
        }
        Set<Long> joined = new LinkedHashSet<>();
        each.forEach(one -> others.each.forEach(other -> joined.add(one | other)));
        return smallest(joined);
    }

    private static Ways smallest(Set<Long> ways) {
        List<Long> bySize = new ArrayList<>(ways);
        bySize.sort(Comparator.comparingInt(Long::bitCount));
        Set<Long> kept = new LinkedHashSet<>();
        for (long way : bySize) {
            if (kept.stream().noneMatch(smaller -> (smaller & ~way) == 0)) {
                kept.add(way);
            }
        }
        return new Ways(kept);
    }
}
