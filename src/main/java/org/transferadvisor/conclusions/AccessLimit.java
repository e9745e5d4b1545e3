package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * A strategy that the way the selected model is reached does not allow (§3.2).
 *
 * <pre>{@code
 * new AccessLimit("IA3")
 * }</pre>
 *
 * @param strategy id of the strategy
 */
@OnePer("strategy")
public record AccessLimit(@IdOf("strategies") String strategy) {}
