package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * A candidate that passes the filters of the quick selection heuristic (§9.3).
 *
 * <pre>{@code
 * new Eligible("FinBERT")
 * }</pre>
 *
 * @param model name of the candidate
 */
@OnePer("model")
public record Eligible(String model) {}
