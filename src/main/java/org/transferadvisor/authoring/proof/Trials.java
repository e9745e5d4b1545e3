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

/** Projects drawn at random, the same each time, to learn what a step with too many combinations says. */
final class Trials {

    private static final int TRIALS = 320;
    private static final int WITNESSES = 2;

    private final ProjectSpace space;
    private final Steps<int[]> steps;

    Trials(ProjectSpace space, Steps<int[]> steps) {
        this.space = space;
        this.steps = steps;
    }

    /** Some of the rows of a relation, with facts that they lack at random. */
    List<int[]> drawn(Relation before, BitSet missing, int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<int[]> drawn = new ArrayList<>();
        for (int i = 0; i < count && !before.rows().isEmpty(); i++) {
            int[] row = before.rows().get(random.nextInt(before.rows().size())).clone();
            for (int dimension : space.listsFirst(missing)) {
                if (row[dimension] == ProjectSpace.UNSET) {
                    row[dimension] = random.nextInt(space.cells(dimension, row));
                }
            }
            drawn.add(row);
        }
        return drawn;
    }

    /**
     * Cells of facts that a step only computes with, some for each thing that it was seen to say.
     *
     * @param before what the steps before it say
     * @param missing the facts that are still open
     */
    List<int[]> witnesses(int step, Relation before, BitSet missing) {
        List<int[]> trials = drawn(before, missing, TRIALS);
        int[] states = IntStream.range(0, trials.size())
                .parallel()
                .map(i -> steps.state(step, trials.get(i)))
                .toArray();
        Map<Integer, Set<Relation.Key>> seen = new LinkedHashMap<>();
        Map<Relation.Key, int[]> witnesses = new LinkedHashMap<>();
        for (int i = 0; i < states.length; i++) {
            Relation.Key key = Relation.Key.of(trials.get(i), missing);
            Set<Relation.Key> ofState = seen.computeIfAbsent(states[i], any -> new LinkedHashSet<>());
            if (states[i] != Steps.REFUSED && ofState.size() < WITNESSES && ofState.add(key)) {
                witnesses.putIfAbsent(key, trials.get(i));
            }
        }
        return List.copyOf(witnesses.values());
    }
}
