package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * A method of §7.1 that reaches the quality aimed at even at the low end of its range.
 *
 * <pre>{@code
 * new SafeAlternative("LORA")
 * }</pre>
 *
 * @param strategy id of the method
 */
@OnePer("strategy")
public record SafeAlternative(@IdOf("strategies") String strategy) {}
