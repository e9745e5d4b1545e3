package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The method that the project has the GPUs and the budget for, or that comes closest.
 *
 * <pre>{@code
 * new CapacityChoice("QLORA")
 * }</pre>
 *
 * @param strategy id of the method
 */
@OnePer({})
public record CapacityChoice(@IdOf("strategies") String strategy) {}
