package org.transferadvisor.authoring.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.transferadvisor.authoring.space.ProjectSpace;

/**
 * What some steps say in which cells: for each combination of the cells that matter later and of what the steps say, one
 * project that shows it.
 *
 * @param assigned the dimensions that every row has a cell of
 * @param rows the combinations
 */
record Relation(BitSet assigned, List<Row> rows) {

    /**
     * One combination.
     *
     * @param cells by dimension
     * @param states what each step says, by number
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed once made; compared by key
    record Row(int[] cells, int[] states) {}

    /** Some whole numbers as a key of maps. */
    @SuppressWarnings("ArrayRecordComponent") // never changed once made
    record Key(int[] numbers) {

        static Key of(int[] cells, BitSet counted, int... others) {
            int[] numbers = new int[counted.cardinality() + others.length];
            int at = 0;
            for (int i = counted.nextSetBit(0); i >= 0; i = counted.nextSetBit(i + 1)) {
                numbers[at++] = cells[i];
            }
            System.arraycopy(others, 0, numbers, at, others.length);
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

    /** The relation that says nothing of any project. */
    static Relation everything(int[] unset) {
        return new Relation(new BitSet(), List.of(new Row(unset, new int[0])));
    }

    /** What both say of the same projects. */
    Relation join(Relation other) {
        BitSet common = (BitSet) assigned.clone();
        common.and(other.assigned);
        Map<Key, List<Row>> byCommon = new HashMap<>();
        other.rows.forEach(row -> byCommon.computeIfAbsent(Key.of(row.cells, common), any -> new ArrayList<>())
                .add(row));
        BitSet all = (BitSet) assigned.clone();
        all.or(other.assigned);
        List<Row> joined = new ArrayList<>();
        for (Row row : rows) {
            for (Row match : byCommon.getOrDefault(Key.of(row.cells, common), List.of())) {
                int[] cells = row.cells.clone();
                other.assigned.stream().forEach(i -> cells[i] = match.cells[i]);
                int[] states = Arrays.copyOf(row.states, row.states.length + match.states.length);
                System.arraycopy(match.states, 0, states, row.states.length, match.states.length);
                joined.add(new Row(cells, states));
            }
        }
        return new Relation(all, joined);
    }

    /** One row for each combination of states and of the cells of some dimensions. */
    Relation keeping(BitSet dimensions) {
        BitSet counted = (BitSet) dimensions.clone();
        counted.and(assigned);
        Map<Key, Row> kept = new LinkedHashMap<>();
        rows.forEach(row -> kept.putIfAbsent(Key.of(row.cells, counted, row.states), row));
        return new Relation(assigned, List.copyOf(kept.values()));
    }

    /**
     * One row for each combination of states and of the cells that matter. Where the cells of some dimensions alone tell what
     * the steps say, all others are forgotten.
     *
     * @param dimensions those that are looked at later
     */
    Relation narrowed(BitSet dimensions) {
        BitSet counted = (BitSet) dimensions.clone();
        counted.and(assigned);
        Relation kept = keeping(counted);
        if (!kept.tells(counted)) {
            return kept;
        }
        for (int each : counted.stream().toArray()) {
            counted.clear(each);
            if (!kept.tells(counted)) {
                counted.set(each);
            }
        }
        BitSet others = (BitSet) assigned.clone();
        others.andNot(counted);
        return kept.forgetting(others);
    }

    /** Whether rows that agree in some dimensions agree in what the steps say. */
    private boolean tells(BitSet dimensions) {
        Map<Key, int[]> first = new HashMap<>();
        for (Row row : rows) {
            int[] known = first.putIfAbsent(Key.of(row.cells, dimensions), row.states);
            if (known != null && !Arrays.equals(known, row.states)) {
                return false;
            }
        }
        return true;
    }

    /** The same without dimensions that make no difference. */
    Relation forgetting(BitSet dimensions) {
        BitSet rest = (BitSet) assigned.clone();
        rest.andNot(dimensions);
        List<Row> without = new ArrayList<>();
        for (Row row : rows) {
            int[] cells = row.cells.clone();
            dimensions.stream().forEach(i -> cells[i] = ProjectSpace.UNSET);
            without.add(new Row(cells, row.states));
        }
        return new Relation(rest, without).keeping(rest);
    }
}
