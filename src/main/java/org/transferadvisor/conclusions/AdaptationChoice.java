package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The method of the transfer step: the winner of the PEFT selection framework, with LoRA resolved to LoRA or QLoRA.
 *
 * <pre>{@code
 * new AdaptationChoice("LORA")
 * }</pre>
 *
 * @param strategy id of the method
 */
@OnePer({})
public record AdaptationChoice(@IdOf("strategies") String strategy) {}
