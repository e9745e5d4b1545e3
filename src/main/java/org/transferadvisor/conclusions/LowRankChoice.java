package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;

/**
 * LoRA or QLoRA (§7.4).
 *
 * <pre>{@code
 * new LowRankChoice("LORA", "COST_UNKNOWN")
 * }</pre>
 *
 * @param strategy id of the method
 * @param ground what decided, such as {@code BUDGET}
 */
public record LowRankChoice(@IdOf("strategies") String strategy, String ground) {}
