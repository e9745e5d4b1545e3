package org.transferadvisor.explain.whynot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a rule that failed.
 *
 * @param condition the condition as its rule words it
 * @param line line of the rule's file
 * @param kind what it asks for
 * @param closest the fact that came closest, or that stands in the way; what a function returned; null where there is none
 * @param because the sentence of the rule that concluded that fact; null where no rule did
 * @param gaps the constraints that the closest fact fails
 * @param ways the rules that would have concluded what is missing, the one with the fewest obstacles first
 * @param others ids of further such rules
 */
public record Unmet(
        String condition,
        int line,
        Kind kind,
        @Nullable String closest,
        @Nullable String because,
        List<Gap> gaps,
        List<Way> ways,
        List<String> others) {

    /** What a condition asks for. */
    public enum Kind {
        /** A fact of the input. */
        INPUT,
        /** A row of the reference data. */
        REFERENCE,
        /** A conclusion of other rules. */
        CONCLUSION,
        /** That there is no such fact, and there is one. */
        ABSENCE,
        /** What a function, or accumulate, makes of facts. */
        COMPUTED
    }
}
