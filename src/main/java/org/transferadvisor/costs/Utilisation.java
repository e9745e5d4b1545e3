package org.transferadvisor.costs;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Adaptation;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.TrainingStack;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Working;

/**
 * The share of a GPU's throughput that training reaches.
 *
 * @param from the row that says so
 * @param share 0 to 1
 * @param ofStack whether it is that of the software which the project names, and not that of all software
 */
record Utilisation(Record from, Range share, boolean ofStack) {

    /** What the software of a project reaches, or else what most does; null where no row says. */
    static @Nullable Utilisation of(Rows rows, Adaptation adaptation) {
        TrainingStack stack = rows.stack(adaptation.stack());
        if (stack != null) {
            return new Utilisation(stack, stack.utilisation(), true);
        }
        Figure usual = rows.figure("training-utilisation");
        return usual == null ? null : new Utilisation(usual, usual.value(), false);
    }

    /** It goes into a working, as {@code utilisation}. */
    static Working into(Working working, boolean ofStack) {
        return ofStack
                ? working.from(TrainingStack.class, "id", "utilisation")
                : working.figure("training-utilisation", "utilisation = value");
    }
}
