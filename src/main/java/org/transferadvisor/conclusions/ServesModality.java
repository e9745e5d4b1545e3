package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * A candidate whose proximity was not measured reads and writes what the task takes.
 *
 * <pre>{@code
 * new ServesModality("BERT-base")
 * }</pre>
 *
 * @param model name of the candidate
 */
@OnePer("model")
public record ServesModality(String model) {}
