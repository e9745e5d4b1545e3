package org.transferadvisor.rulebook.check.rule;

import org.transferadvisor.rulebook.drl.Condition;

/**
 * A pattern with its part in the rule.
 *
 * @param match the pattern
 * @param part what the rule asks of it
 */
public record ReadPattern(Condition.Match match, Part part) {

    /** What a rule asks of a pattern. */
    public enum Part {
        /** There is such a fact. */
        THERE,
        /** There is none. */
        ABSENT,
        /** Such facts are gathered, or there may be one: the rule does not stand and fall with it. */
        LOOSE
    }
}
