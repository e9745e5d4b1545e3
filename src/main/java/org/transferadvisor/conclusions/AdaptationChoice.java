package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The method of the transfer step, as the project can carry it out (§7.3).
 *
 * <pre>{@code
 * new AdaptationChoice("LORA")
 * }</pre>
 *
 * @param strategy id of the method
 */
@OnePer({})
public record AdaptationChoice(@IdOf("strategies") String strategy) {}
