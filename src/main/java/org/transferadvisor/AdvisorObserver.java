package org.transferadvisor;

import org.apiguardian.api.API;

/** Is told of each decision how long it took, for those who measure. Called by as many threads at once as ask for advice. */
@API(status = API.Status.INTERNAL)
public interface AdvisorObserver {

    /**
     * A decision was made.
     *
     * @param advice the decision
     * @param nanoseconds from the question to the answer, with what a log took to keep it
     */
    void decided(Advice advice, long nanoseconds);

    /**
     * There was no decision.
     *
     * @param reason why
     * @param nanoseconds from the question to that
     */
    void failed(RuntimeException reason, long nanoseconds);
}
