package org.transferadvisor.authoring.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.transferadvisor.authoring.space.ProjectSpace;
import org.transferadvisor.authoring.space.Steps;

/** Projects drawn at random, the same each time, to learn what a step with too many combinations takes notice of. */
final class Trials {

    private static final int TRIALS = 80;
    private static final int WITNESSES = 2;

    private final ProjectSpace space;
    private final Steps<Relation.Row> steps;

    Trials(ProjectSpace space, Steps<Relation.Row> steps) {
        this.space = space;
        this.steps = steps;
    }

    /**
     * The dimensions that a step only computes with and that changed nothing in many trials.
     *
     * @param before what the steps before it say
     * @param missing the dimensions that are still open
     * @param computing the dimensions that the step only computes with
     */
    BitSet irrelevant(int step, Relation before, BitSet missing, BitSet computing) {
        BitSet computed = (BitSet) computing.clone();
        computed.and(missing);
        BitSet mattering = new BitSet();
        List<int[]> trials = trials(before, missing, TRIALS);
        List<BitSet> changed = IntStream.range(0, trials.size())
                .parallel()
                .mapToObj(i -> changing(step, trials.get(i), computed, i))
                .toList();
        changed.forEach(mattering::or);
        computed.andNot(mattering);
        return computed;
    }

    private BitSet changing(int step, int[] cells, BitSet computed, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BitSet changing = new BitSet();
        int state = state(step, cells);
        computed.stream().forEach(i -> {
            int[] other = cells.clone();
            other[i] = random.nextInt(space.cells(i));
            int with = other[i] == cells[i] ? state : state(step, other);
            if (with != state && with != Steps.REFUSED && state != Steps.REFUSED) {
                changing.set(i);
            }
        });
        return changing;
    }

    private int state(int step, int[] cells) {
        return steps.state(step, new Relation.Row(cells, new int[0]));
    }

    private List<int[]> trials(Relation before, BitSet missing, int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<int[]> trials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] cells = before.rows()
                    .get(random.nextInt(before.rows().size()))
                    .cells()
                    .clone();
            missing.stream().forEach(d -> cells[d] = random.nextInt(space.cells(d)));
            missing.stream()
                    .filter(d -> space.list(d) >= 0 && cells[space.list(d)] == 0)
                    .forEach(d -> cells[d] = 0);
            trials.add(cells);
        }
        return trials;
    }

    /**
     * Cells of a step's own dimensions, some for each thing that it was seen to say.
     *
     * @param before what the steps before it say
     * @param missing the dimensions that are still open
     * @param own those of them that no other step looks at
     */
    int[][] witnesses(int step, Relation before, BitSet missing, BitSet own) {
        List<int[]> trials = trials(before, missing, TRIALS * 4);
        int[] states = IntStream.range(0, trials.size())
                .parallel()
                .map(i -> state(step, trials.get(i)))
                .toArray();
        Map<Integer, Set<Relation.Key>> seen = new LinkedHashMap<>();
        Map<Relation.Key, int[]> witnesses = new LinkedHashMap<>();
        for (int i = 0; i < states.length; i++) {
            Relation.Key key = Relation.Key.of(trials.get(i), own);
            Set<Relation.Key> ofState = seen.computeIfAbsent(states[i], any -> new LinkedHashSet<>());
            if (states[i] != Steps.REFUSED && ofState.size() < WITNESSES && ofState.add(key)) {
                int[] cells = space.unset();
                int[] trial = trials.get(i);
                own.stream().forEach(d -> cells[d] = trial[d]);
                witnesses.putIfAbsent(key, cells);
            }
        }
        return witnesses.isEmpty()
                ? new int[][] {space.unset()}
                : witnesses.values().toArray(new int[0][]);
    }
}
