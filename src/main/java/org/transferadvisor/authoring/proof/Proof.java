package org.transferadvisor.authoring.proof;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.transferadvisor.authoring.space.Dimension;

/**
 * What was shown of a rulebook: that it decides every project once, or projects that it does not.
 *
 * @param rulebook its name
 * @param version its version
 * @param digest its digest
 * @param basis which figures it decided on
 * @param covered what was shown, decision by decision
 * @param random how many projects drawn at random were decided besides, with one to three candidates
 * @param counterexamples projects that are not decided once, the smallest first; one for each way in which that happens
 */
public record Proof(
        String rulebook,
        String version,
        String digest,
        String basis,
        List<Covered> covered,
        int random,
        List<Counterexample> counterexamples) {

    /**
     * What was shown of one decision.
     *
     * @param decision kind of conclusion
     * @param dimensions the facts that it depends on, with a value for each cell
     * @param cells how many cells they make
     * @param classes how many classes of cells the last step of the decision tells apart
     * @param runs how often the engine ran for it
     * @param searched steps that were searched and not exhausted, with the facts over which
     */
    public record Covered(
            String decision,
            List<Dimension> dimensions,
            BigInteger cells,
            long classes,
            long runs,
            List<String> searched) {}

    /**
     * A project that the rules do not decide, or decide more than once.
     *
     * @param decision kind of conclusion
     * @param found what was concluded; empty where nothing was
     * @param facts the project, with nothing that it does without, in plain Java
     * @param rules the rules that conclude different things, or those that missed by the least
     * @param cells in how many of the classes of cells, and of the projects drawn at random, the same was seen
     */
    public record Counterexample(
            String decision, List<String> found, Map<String, Object> facts, List<Culprit> rules, long cells) {

        /** Whether no rule decides the project. */
        public boolean isGap() {
            return found.isEmpty();
        }
    }

    /**
     * A rule that is part of it.
     *
     * @param id its id
     * @param name its name
     * @param file its file, relative to the rulebook
     * @param line line where it starts
     * @param part what it concluded, or what it lacked
     */
    public record Culprit(String id, String name, String file, int line, String part) {}

    /** Whether no counterexample was found. */
    public boolean holds() {
        return counterexamples.isEmpty();
    }
}
