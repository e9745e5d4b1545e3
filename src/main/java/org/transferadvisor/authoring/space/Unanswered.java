package org.transferadvisor.authoring.space;

import java.util.List;
import java.util.Set;

/**
 * Why no rule drew a conclusion.
 *
 * @param nearest the rules that missed it by the least
 * @param leftOver kinds of conclusion that were drawn, but with values that no rule takes further
 */
public record Unanswered(List<Missed> nearest, Set<String> leftOver) {

    /**
     * A rule that missed.
     *
     * @param rule its id
     * @param lacks what it looked for in vain, as its file has it
     */
    public record Missed(String rule, String lacks) {}
}
