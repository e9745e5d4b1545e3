package org.transferadvisor.explain.flip;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;

/**
 * A fact with the value that it is given.
 *
 * @param to the value; {@link #NOTHING} takes the fact away
 */
record Assignment(ChangeableFact fact, Object to) {

    /** What a fact is given that is taken away. */
    static final Object NOTHING = Removal.NOTHING;

    private enum Removal {
        NOTHING
    }

    /** The smallest step first; of equal ones in a fixed order. */
    static final Comparator<List<Assignment>> SMALLEST =
            Comparator.<List<Assignment>>comparingDouble(Assignment::step).thenComparing(Assignment::text);

    boolean isRemoval() {
        return to == NOTHING;
    }

    double step() {
        return fact.step(to);
    }

    /** A step that no value which the rules take for the same falls below. */
    double least() {
        return fact.least(to);
    }

    Change change() {
        return new Change(FactPath.of(fact.pointer()), Node.of(isRemoval() ? null : to), fact.pointer() + "=" + to);
    }

    /** How far several facts are changed together. */
    static double step(List<Assignment> assignments) {
        return assignments.stream().mapToDouble(Assignment::step).sum();
    }

    private static String text(List<Assignment> change) {
        return change.stream()
                .map(each -> each.fact().pointer() + "=" + each.to())
                .collect(Collectors.joining(","));
    }
}
