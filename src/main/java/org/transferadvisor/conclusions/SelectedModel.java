package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The source model recommended (§9.3).
 *
 * <pre>{@code
 * new SelectedModel("FinBERT", true)
 * }</pre>
 *
 * @param model its name
 * @param eligible whether it passed the filters of the quick heuristic
 */
@OnePer({})
public record SelectedModel(String model, Boolean eligible) {}
