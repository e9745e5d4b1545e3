package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * Another method of §7.1 that satisfies the project.
 *
 * <pre>{@code
 * new Alternative("IA3", Range.between(0.9, 0.97))
 * }</pre>
 *
 * @param strategy id of the method
 * @param performance quality reached, as a share of full fine-tuning's
 */
@OnePer("strategy")
public record Alternative(@IdOf("strategies") String strategy, Range performance) {}
