package org.transferadvisor.conclusions;

/**
 * LoRA or QLoRA (§7.4).
 *
 * @param strategy id of the method
 * @param ground what decided, such as {@code BUDGET}
 */
public record LowRankChoice(String strategy, String ground) {}
