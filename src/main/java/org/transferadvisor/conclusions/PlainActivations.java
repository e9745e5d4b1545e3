package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * GPU memory that activations would take with a loss over the whole vocabulary at once.
 *
 * <pre>{@code
 * new PlainActivations("Llama-3.1-8B", 59.0)
 * }</pre>
 *
 * @param model the model that is trained
 * @param gb GB on each GPU
 */
@OnePer("model")
public record PlainActivations(String model, Double gb) {}
