package org.transferadvisor.explain.flip;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.Conclusions;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.authoring.space.FactSpace;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Replacement;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.input.FactsReader;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;

/** Runs the engine on a project with facts changed, on all cores, and counts the runs. */
final class Runs {

    /** The kinds of conclusion that make a recommendation, and those that say why it is not the tree's. */
    static final List<Class<? extends Record>> DECIDED =
            List.of(ChosenStrategy.class, SelectedModel.class, Replacement.class);

    /** What was decided. */
    record Decided(
            String strategy,
            @Nullable String adaptation,
            @Nullable String model) {}

    private final Advisor advisor;
    private final FactsReader reader;
    private final Document document;
    private final Basis basis;
    private final FixedFacts fixed;
    private final Set<String> rules;
    private final Set<String> kinds;
    private final AtomicInteger count = new AtomicInteger();

    Runs(Advisor advisor, FactSpace space, Document document, Basis basis, FixedFacts fixed) {
        this.advisor = advisor;
        this.reader = advisor.rulebook().reader();
        this.document = document;
        this.basis = basis;
        this.fixed = fixed;
        this.rules = space.rules(DECIDED);
        this.kinds = space.sought(DECIDED);
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

    /** The facts after a change, which are about to be run; null where they are refused. */
    @Nullable
    CaseFacts facts(List<Assignment> assignments) {
        try {
            CaseFacts facts = reader.read(changed(assignments)).on(basis);
            count.incrementAndGet();
            return facts;
        } catch (RefusedException e) {
            return null;
        }
    }

    Advisor advisor() {
        return advisor;
    }

    /** What is decided after a change; null where such facts are refused. */
    @Nullable
    Decided one(List<Assignment> assignments) {
        return decided(changed(assignments));
    }

    /** What is decided on a project; null where its facts are refused. */
    @Nullable
    Decided decided(Document changed) {
        count.incrementAndGet();
        try {
            CaseFacts facts = reader.read(changed).on(basis);
            Conclusions conclusions = advisor.conclude(facts, rules, kinds);
            ChosenStrategy chosen = conclusions.only(ChosenStrategy.class);
            SelectedModel model = conclusions.only(SelectedModel.class);
            return chosen == null
                    ? null
                    : new Decided(chosen.strategy(), chosen.adaptation(), model == null ? null : model.model());
        } catch (RefusedException | UndecidedException e) {
            return null;
        }
    }

    /** The project with facts changed, and with them what cannot stay as it is. */
    Document changed(List<Assignment> assignments) {
        return withWhatFollows(alone(assignments));
    }

    /** A project whose facts were changed, with what cannot stay as it is. */
    Document withWhatFollows(Document changed) {
        Change along = along(changed);
        return along == null ? changed : Change.apply(changed, List.of(along));
    }

    /** What cannot stay as it is where facts are changed; null where all can, or where it is to be left alone. */
    @Nullable
    Change along(List<Assignment> assignments) {
        return along(alone(assignments));
    }

    private @Nullable Change along(Document changed) {
        Change along = FactsReader.along(changed);
        return along == null || fixed.contains(along.pointer()) ? null : along;
    }

    private Document alone(List<Assignment> assignments) {
        List<Change> changes = assignments.stream()
                .sorted(Comparator.comparing(Assignment::isRemoval)
                        .thenComparing(
                                each -> each.fact().pointer(), Comparator.reverseOrder())) // entries keep their places
                .map(Assignment::change)
                .toList();
        return Change.apply(document, changes);
    }
}
