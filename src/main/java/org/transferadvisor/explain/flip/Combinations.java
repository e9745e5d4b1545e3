package org.transferadvisor.explain.flip;

import java.util.ArrayList;
import java.util.List;

/** Every choice of so many changes of different facts, and those among them that can lead to what is wanted. */
final class Combinations {

    private final List<Assignment> parts;
    private final Admissible admissible;
    private final int many;
    private final boolean[][] together;
    private final List<int[]> allowed = new ArrayList<>();
    private long possible;

    /**
     * Lists them.
     *
     * @param parts changes of one fact
     * @param many how many at a time
     */
    Combinations(List<Assignment> parts, int many, Admissible admissible) {
        this.parts = parts;
        this.many = many;
        this.admissible = admissible;
        this.together = new boolean[parts.size()][parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < parts.size(); j++) {
                together[i][j] = areApart(parts.get(i).fact(), parts.get(j).fact());
            }
        }
        combine(new int[many], 0, 0, 0);
    }

    /** Whether two facts can be changed together: one is not the other, nor part of it. */
    private static boolean areApart(ChangeableFact one, ChangeableFact other) {
        String first = one.pointer() + "/";
        String second = other.pointer() + "/";
        return !first.startsWith(second) && !second.startsWith(first);
    }

    private void combine(int[] chosen, int count, int from, long met) {
        if (count == chosen.length) {
            possible++;
            if (admissible.allows(met)) {
                allowed.add(chosen.clone());
            }
            return;
        }
        for (int i = from; i < parts.size(); i++) {
            boolean fits = true;
            for (int j = 0; j < count; j++) {
                fits &= together[chosen[j]][i];
            }
            if (fits) {
                chosen[count] = i;
                combine(chosen, count + 1, i + 1, met | admissible.met(i));
            }
        }
    }

    /** How many facts at a time. */
    int many() {
        return many;
    }

    /** How many choices there are. */
    long possible() {
        return possible;
    }

    /** Those that can lead there, by the places of their changes. */
    List<int[]> allowed() {
        return allowed;
    }
}
