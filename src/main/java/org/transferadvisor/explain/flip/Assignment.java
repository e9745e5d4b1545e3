package org.transferadvisor.explain.flip;

import java.util.List;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;

/** A fact with the value that it is given. */
record Assignment(ChangeableFact fact, Object to) {

    double step() {
        return fact.step(to);
    }

    Change change() {
        return new Change(FactPath.of(fact.pointer()), Node.of(to), fact.pointer() + "=" + to);
    }

    /** How far several facts are changed together. */
    static double step(List<Assignment> assignments) {
        return assignments.stream().mapToDouble(Assignment::step).sum();
    }
}
