package org.transferadvisor.authoring.space;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.transferadvisor.facts.reference.ReferenceData;

/** Projects in cells drawn at random, with up to three candidates. The same seed gives the same. */
public final class RandomProjects {

    private static final int MOST_CANDIDATES = 3;

    private final ProjectSpace space;

    /**
     * Projects of a space.
     *
     * @param reference the tables whose ids facts may name
     * @param dimensions the facts that vary
     */
    public RandomProjects(ReferenceData reference, List<Dimension> dimensions) {
        this.space = new ProjectSpace(reference, dimensions);
    }

    /** One project; it may be one that is refused. */
    public Draft draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] cells = drawn(random);
        List<int[]> others = new ArrayList<>();
        for (int i = random.nextInt(MOST_CANDIDATES); i > 0; i--) {
            others.add(drawn(random));
        }
        return space.draft(cells, others);
    }

    private int[] drawn(SplittableRandom random) {
        int[] cells = space.unset();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextInt(space.cells(i));
        }
        return cells;
    }
}
