package org.transferadvisor.authoring.proof;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.space.Draft;
import org.transferadvisor.authoring.space.Stage;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reading.RefusedException;

/** Runs the engine on drafts, and counts the runs. */
final class DraftRuns {

    private final Advisor advisor;
    private final Basis basis;
    private final AtomicLong runs = new AtomicLong();

    DraftRuns(Advisor advisor, Basis basis) {
        this.advisor = advisor;
        this.basis = basis;
    }

    Advisor advisor() {
        return advisor;
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

    /** The same for a run that follows. */
    @Nullable
    CaseFacts factsToRun(Draft draft) {
        CaseFacts facts = facts(draft).orElse(null);
        if (facts != null) {
            runs.incrementAndGet();
        }
        return facts;
    }

    /** The conclusions of one kind, by the rules of one step alone where one is given. */
    <T> List<T> all(Class<T> kind, CaseFacts facts, @Nullable Stage stage) {
        runs.incrementAndGet();
        return (stage == null ? advisor.conclude(facts) : advisor.conclude(facts, stage.rules(), stage.kinds()))
                .all(kind);
    }
}
