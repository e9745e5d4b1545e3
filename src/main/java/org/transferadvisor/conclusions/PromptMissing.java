package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The selected model, which the project would train itself, cannot be prompted (§2.2).
 *
 * <pre>{@code
 * new PromptMissing("BERT-base")
 * }</pre>
 *
 * @param model its name
 */
@OnePer({})
public record PromptMissing(String model) {}
