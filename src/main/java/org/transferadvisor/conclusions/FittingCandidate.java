package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * A smaller candidate that the GPUs at hand hold, where the selected model does not fit (§5.2).
 *
 * <pre>{@code
 * new FittingCandidate("Llama-3.1-8B", 8.0)
 * }</pre>
 *
 * @param model its name
 * @param parametersB billions of parameters
 */
@OnePer({})
public record FittingCandidate(String model, Double parametersB) {}
