package org.transferadvisor.explain.reasons;

import java.util.List;

/**
 * A rule that fired.
 *
 * @param id id of the firing in the advice's trace
 * @param rule id of the rule
 * @param name its name
 * @param file its file, relative to the rulebook
 * @param line line where it starts
 * @param citation the section that it rests on
 * @param sentence its sentence with the figures of the case
 * @param calculations the figures that it had computed, in order
 * @param reasons what it matched: facts of the input, figures, what it required to be absent, then other conclusions
 */
public record Fired(
        String id,
        String rule,
        String name,
        String file,
        int line,
        Citation citation,
        String sentence,
        List<Calculation> calculations,
        List<Reason> reasons) {}
