package org.transferadvisor.log.audit;

import java.util.List;
import org.transferadvisor.log.entry.Recorded;

/**
 * What became of a decision that was run again.
 *
 * @param decision as it is in the log
 * @param result what became of it
 * @param differences what differs, as {@code field: before -> after}; or why it could not be run
 */
public record Replayed(Recorded decision, Result result, List<String> differences) {

    /** What became of it. */
    public enum Result {
        /** All that the log says of it came out again. */
        SAME,
        /** The same recommendation, other figures or rules. */
        OTHER_FIGURES,
        /** Another recommendation. */
        CHANGED,
        /** The rules refuse its facts, or leave it undecided. */
        REFUSED,
        /** Its facts are masked, or its rulebook is not kept. */
        NOT_RUN
    }
}
