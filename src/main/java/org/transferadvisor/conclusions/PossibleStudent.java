package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * A candidate that could learn from the selected model (§9.1).
 *
 * <pre>{@code
 * new PossibleStudent("Llama-3.2-1B", 1.2)
 * }</pre>
 *
 * @param model its name
 * @param parametersB billions of parameters
 */
@OnePer("model")
public record PossibleStudent(String model, Double parametersB) {}
