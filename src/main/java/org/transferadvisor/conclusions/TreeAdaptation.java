package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The method of the transfer step that the framework favours, before what the project can carry out (§7.3).
 *
 * <pre>{@code
 * new TreeAdaptation("LORA")
 * }</pre>
 *
 * @param strategy id of the method
 */
@OnePer({})
public record TreeAdaptation(@IdOf("strategies") String strategy) {}
