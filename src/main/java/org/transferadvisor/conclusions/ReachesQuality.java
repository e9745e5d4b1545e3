package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * A method that can reach the quality the project aims at (§7.1).
 *
 * <pre>{@code
 * new ReachesQuality("IA3")
 * }</pre>
 *
 * @param strategy id of the method
 */
@OnePer("strategy")
public record ReachesQuality(@IdOf("strategies") String strategy) {}
