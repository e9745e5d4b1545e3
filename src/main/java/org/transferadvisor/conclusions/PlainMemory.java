package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What a method would take with a plain training loop, whose loss is over the whole vocabulary at once (§7.4).
 *
 * <pre>{@code
 * new PlainMemory("LORA", 84.5, false)
 * }</pre>
 *
 * @param strategy id of the method
 * @param gb GB on a single GPU
 * @param fits whether the GPUs at hand hold it
 */
@OnePer("strategy")
public record PlainMemory(@IdOf("strategies") String strategy, Double gb, Boolean fits) {}
