package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * A strategy that the way the selected model is reached does not allow (§3.2).
 *
 * @param strategy id of the strategy
 */
@OnePer("strategy")
public record AccessLimit(@IdOf("strategies") String strategy) {}
