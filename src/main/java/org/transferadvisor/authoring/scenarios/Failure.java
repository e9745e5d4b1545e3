package org.transferadvisor.authoring.scenarios;

import java.util.List;

/**
 * One expectation that was not met.
 *
 * @param line line of the scenario's file where it is written
 * @param about what it is about: a path into the advice, a finding, a rule
 * @param expected what was expected
 * @param found what was found
 * @param because the sentences of the rules that led to what was found, the last conclusion first
 */
public record Failure(int line, String about, String expected, String found, List<Reason> because) {

    /**
     * One rule that fired.
     *
     * @param rule id of the rule
     * @param file its file, relative to the rulebook
     * @param line its line
     * @param sentence its sentence, with the figures of the case
     */
    public record Reason(String rule, String file, int line, String sentence) {}
}
