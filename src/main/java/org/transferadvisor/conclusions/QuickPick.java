package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The eligible candidate with the highest benchmark: the quick selection heuristic's answer (§9.3).
 *
 * <pre>{@code
 * new QuickPick("gpt-4.1", 0.74)
 * }</pre>
 *
 * @param model its name
 * @param benchmark its benchmark, 0 to 1
 */
@OnePer({})
public record QuickPick(String model, Double benchmark) {}
