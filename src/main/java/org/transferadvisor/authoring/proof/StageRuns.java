package org.transferadvisor.authoring.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.space.Draft;
import org.transferadvisor.authoring.space.Stage;
import org.transferadvisor.authoring.space.Stage.Said;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reading.RefusedException;

/** Runs the engine for steps of a decision, and numbers what they say. */
final class StageRuns {

    /** What stands for a cell that no facts file can be in. */
    static final int NO_PROJECT = -1;

    private final Advisor advisor;
    private final Basis basis;
    private final Map<List<Said>, Integer> numbers = new ConcurrentHashMap<>();
    private final List<List<Said>> states = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong runs = new AtomicLong();

    StageRuns(Advisor advisor, Basis basis) {
        this.advisor = advisor;
        this.basis = basis;
    }

    /** How often the engine ran. */
    long runs() {
        return runs.get();
    }

    /** The facts of a draft, complete; empty where it is refused. */
    Optional<CaseFacts> facts(Draft draft) {
        try {
            return Optional.of(
                    advisor.rulebook().reader().read(draft.document()).on(basis));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    /** What a step says of a project, by number; {@link #NO_PROJECT} where the facts are refused. */
    int state(Stage stage, Draft draft) {
        Optional<CaseFacts> facts = facts(draft);
        if (facts.isEmpty()) {
            return NO_PROJECT;
        }
        runs.incrementAndGet();
        return number(stage.said(advisor.conclude(facts.get(), stage.rules(), stage.kinds())));
    }

    /** What stands under a number. */
    List<Said> said(int state) {
        return states.get(state);
    }

    /** The number of what several steps of one kind say together. */
    int together(int one, int other) {
        List<Said> said = new ArrayList<>(states.get(one));
        said.addAll(states.get(other));
        Collections.sort(said);
        return number(said);
    }

    private synchronized int number(List<Said> said) {
        Integer known = numbers.get(said);
        if (known == null) {
            known = next.getAndIncrement();
            states.add(said);
            numbers.put(said, known);
        }
        return known;
    }

    /** The conclusions of one kind on a project that only some rules decide; the class is a record of {@link Leaf}'s package. */
    <T> List<T> all(Class<T> kind, CaseFacts facts, @Nullable Stage stage) {
        runs.incrementAndGet();
        return (stage == null ? advisor.conclude(facts) : advisor.conclude(facts, stage.rules(), stage.kinds()))
                .all(kind);
    }
}
