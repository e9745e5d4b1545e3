package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;

/**
 * The low-rank method that the tree stands for: LoRA, unless a rule of an edited rulebook says another (§7.4).
 *
 * <pre>{@code
 * new LowRankChoice("LORA", "ACCURACY")
 * }</pre>
 *
 * @param strategy id of the method
 * @param ground what decided, such as {@code ACCURACY}
 */
public record LowRankChoice(@IdOf("strategies") String strategy, String ground) {}
