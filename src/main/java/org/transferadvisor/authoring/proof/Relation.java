package org.transferadvisor.authoring.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
     * What both say of the same projects.
     *
     * @param most the most rows; where there are more, some of them
     */
    Relation join(Relation other, int most) {
        BitSet common = (BitSet) variables.clone();
        common.and(other.variables);
        Map<Key, List<int[]>> byCommon = new HashMap<>();
        other.rows.forEach(row -> byCommon.computeIfAbsent(Key.of(row, common), any -> new ArrayList<>())
                .add(row));
        long all = rows.stream()
                .mapToLong(row ->
                        byCommon.getOrDefault(Key.of(row, common), List.of()).size())
                .sum();
        long every = Math.max(1, (all + most - 1) / most);
        long number = 0;
        List<int[]> joined = new ArrayList<>();
        for (int[] row : rows) {
            for (int[] match : byCommon.getOrDefault(Key.of(row, common), List.of())) {
                if (number++ % every == 0) {
                    joined.add(filled(row, match));
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
        Map<Key, int[]> kept = new LinkedHashMap<>();
        for (int[] row : rows) {
            Key key = Key.of(row, counted);
            int at = 0;
            for (int i = counted.nextSetBit(0); i >= 0; i = counted.nextSetBit(i + 1), at++) {
                if (same[i] != null && row[i] >= 0) {
                    key.numbers[at] = same[i][row[i]];
                }
            }
            kept.putIfAbsent(key, row);
        }
        return new Relation(counted, List.copyOf(kept.values()));
    }

    /** The same without a fact whose every cell goes with all the rest, so that nothing is told of it. */
    Relation forgettingFree(int dimension, ProjectSpace space) {
        BitSet rest = (BitSet) variables.clone();
        rest.clear(dimension);
        Map<Key, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(Key.of(row, rest), 1, Integer::sum));
        for (int[] row : rows) {
            if (counts.get(Key.of(row, rest)) < space.cells(dimension, row)) {
                return this;
            }
        }
        List<int[]> open = new ArrayList<>();
        Map<Key, Boolean> seen = new HashMap<>();
        for (int[] row : rows) {
            if (seen.put(Key.of(row, rest), true) != null) {
                continue;
            }
            int[] cells = row.clone();
            cells[dimension] = ProjectSpace.UNSET;
            open.add(cells);
        }
        return new Relation(rest, open);
    }
}
