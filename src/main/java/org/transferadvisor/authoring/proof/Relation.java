package org.transferadvisor.authoring.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.space.ProjectSpace;

/**
 * Which values of some variables go together: a fact's cells, and what steps say. Each row is a project that shows it, and may
 * hold values of variables that no longer count.
 *
 * @param variables those that count
 * @param rows one for each combination of their values; {@link ProjectSpace#UNSET} where a variable has none
 */
record Relation(BitSet variables, List<int[]> rows) {

    /** Some whole numbers as a key of maps. */
    @SuppressWarnings("ArrayRecordComponent") // never changed once made
    record Key(int[] numbers) {

        static Key of(int[] row, BitSet counted) {
            int[] numbers = new int[counted.cardinality()];
            int at = 0;
            for (int i = counted.nextSetBit(0); i >= 0; i = counted.nextSetBit(i + 1)) {
                numbers[at++] = row[i];
            }
            return new Key(numbers);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(numbers, key.numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }

    /** Whether it tells of one of some variables. */
    boolean tells(BitSet some) {
        return variables.intersects(some);
    }

    /**
     * For each of some rows the first that has the same values of some variables, by their places. A proof asks this of millions
     * of rows, so they are found by number, without an object for each.
     *
     * @param same for each variable the first of the values that are the same as one; null where each is for itself
     */
    static int[] firsts(List<int[]> rows, BitSet counted, int[] @Nullable [] same) {
        int[] at = counted.stream().toArray();
        int[] firsts = new int[rows.size()];
        int[] hashes = new int[rows.size()];
        int[] places = new int[Integer.highestOneBit(rows.size() + 1) * 4];
        for (int i = 0; i < firsts.length; i++) {
            int[] row = rows.get(i);
            int hash = 0;
            for (int each : at) {
                hash = (hash + value(row, each, same)) * 0x9E3779B1;
                hash ^= hash >>> 15;
            }
            hashes[i] = hash;
            int place = hash & places.length - 1;
            while (places[place] != 0
                    && (hashes[places[place] - 1] != hash || !agree(row, rows.get(places[place] - 1), at, same))) {
                place = place + 1 & places.length - 1;
            }
            if (places[place] == 0) {
                places[place] = i + 1;
            }
            firsts[i] = places[place] - 1;
        }
        return firsts;
    }

    private static int value(int[] row, int at, int[] @Nullable [] same) {
        int[] first = same[at];
        return first == null || row[at] < 0 ? row[at] : first[row[at]];
    }

    private static boolean agree(int[] one, int[] other, int[] at, int[] @Nullable [] same) {
        for (int each : at) {
            if (value(one, each, same) != value(other, each, same)) {
                return false;
            }
        }
        return true;
    }

    private static int[] firsts(List<int[]> rows, BitSet counted) {
        return firsts(rows, counted, new int[rows.isEmpty() ? 0 : rows.get(0).length][]);
    }

    /**
     * What both say of the same projects.
     *
     * @param most the most rows; where there are more, some of them
     */
    Relation join(Relation other, int most) {
        BitSet common = (BitSet) variables.clone();
        common.and(other.variables);
        List<int[]> together = new ArrayList<>(other.rows);
        together.addAll(rows);
        int[] firsts = firsts(together, common);
        Map<Integer, List<int[]>> byFirst = new HashMap<>();
        for (int i = 0; i < other.rows.size(); i++) {
            byFirst.computeIfAbsent(firsts[i], any -> new ArrayList<>()).add(other.rows.get(i));
        }
        long all = 0;
        for (int i = other.rows.size(); i < firsts.length; i++) {
            all += byFirst.getOrDefault(firsts[i], List.of()).size();
        }
        long every = Math.max(1, (all + most - 1) / most);
        long number = 0;
        List<int[]> joined = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int[] match : byFirst.getOrDefault(firsts[other.rows.size() + i], List.of())) {
                if (number++ % every == 0) {
                    joined.add(filled(rows.get(i), match));
                }
            }
        }
        BitSet both = (BitSet) variables.clone();
        both.or(other.variables);
        return new Relation(both, joined);
    }

    /** A row with the values of another where it has none. */
    static int[] filled(int[] row, int[] other) {
        int[] filled = row.clone();
        for (int i = 0; i < filled.length; i++) {
            if (filled[i] == ProjectSpace.UNSET) {
                filled[i] = other[i];
            }
        }
        return filled;
    }

    /**
     * One row for each combination of the values of some variables.
     *
     * @param same for each variable the first of the values that are the same as one; null where each is for itself
     */
    Relation keeping(BitSet some, int[] @Nullable [] same) {
        BitSet counted = (BitSet) variables.clone();
        counted.and(some);
        return new Relation(counted, once(firsts(rows, counted, same)));
    }

    /** Of the rows that are alike the first ones. */
    private List<int[]> once(int[] firsts) {
        List<int[]> once = new ArrayList<>();
        for (int i = 0; i < firsts.length; i++) {
            if (firsts[i] == i) {
                once.add(rows.get(i));
            }
        }
        return once;
    }

    /** The same without a fact whose every cell goes with all the rest, so that nothing is told of it. */
    Relation forgettingFree(int dimension, ProjectSpace space) {
        BitSet rest = (BitSet) variables.clone();
        rest.clear(dimension);
        int[] firsts = firsts(rows, rest);
        int[] counts = new int[firsts.length];
        for (int first : firsts) {
            counts[first]++;
        }
        for (int i = 0; i < firsts.length; i++) {
            if (counts[firsts[i]] < space.cells(dimension, rows.get(i))) {
                return this;
            }
        }
        List<int[]> open = once(firsts);
        open.replaceAll(row -> {
            int[] cells = row.clone();
            cells[dimension] = ProjectSpace.UNSET;
            return cells;
        });
        return new Relation(rest, open);
    }
}
