package org.transferadvisor.explain.flip;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.Conclusions;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;

/** Runs the engine on a project with facts changed, on all cores, and counts the runs. */
final class Runs {

    /** What was decided. */
    record Decided(
            String strategy,
            @Nullable String adaptation,
            @Nullable String model) {}

    private final Advisor advisor;
    private final Document document;
    private final Basis basis;
    private final Set<String> rules;
    private final AtomicInteger count = new AtomicInteger();

    Runs(Advisor advisor, Document document, Basis basis) {
        this.advisor = advisor;
        this.document = document;
        this.basis = basis;
        this.rules = DecidingRules.of(advisor.rulebook(), List.of(ChosenStrategy.class, SelectedModel.class));
    }

    /** How many so far. */
    int count() {
        return count.get();
    }

    /** What is decided after each of several changes, in their order; null where such facts are refused. */
    List<@Nullable Decided> all(List<List<Assignment>> changes) {
        Decided[] decided = new Decided[changes.size()];
        IntStream.range(0, decided.length).parallel().forEach(i -> decided[i] = one(changes.get(i)));
        return Arrays.asList(decided);
    }

    /** What is decided after a change; null where such facts are refused. */
    @Nullable
    Decided one(List<Assignment> assignments) {
        count.incrementAndGet();
        try {
            Conclusions conclusions = advisor.conclude(changed(assignments), basis, rules);
            ChosenStrategy chosen = conclusions.only(ChosenStrategy.class);
            SelectedModel model = conclusions.only(SelectedModel.class);
            return chosen == null
                    ? null
                    : new Decided(chosen.strategy(), chosen.adaptation(), model == null ? null : model.model());
        } catch (RefusedException | UndecidedException e) {
            return null;
        }
    }

    /** The project with facts changed. */
    Document changed(List<Assignment> assignments) {
        List<Change> changes = assignments.stream().map(Assignment::change).toList();
        return Change.apply(document, changes);
    }
}
