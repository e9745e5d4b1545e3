package org.transferadvisor.conclusions;

/**
 * The method of the transfer step: the winner of the PEFT selection framework, with LoRA resolved to LoRA or QLoRA.
 *
 * @param strategy id of the method
 */
public record AdaptationChoice(String strategy) {}
