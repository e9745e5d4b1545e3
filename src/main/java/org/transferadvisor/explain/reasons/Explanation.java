package org.transferadvisor.explain.reasons;

import java.util.List;
import org.transferadvisor.Advice;

/**
 * Why an advice says what was asked of it.
 *
 * @param project name of the project
 * @param file the facts file
 * @param rulebook the rules in force
 * @param engine the engine that ran them
 * @param basis the figures it is computed on
 * @param answers one for each thing asked, in the order of asking
 */
public record Explanation(
        String project,
        String file,
        Advice.RulebookIdentity rulebook,
        String engine,
        String basis,
        List<Answer> answers) {}
