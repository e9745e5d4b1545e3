package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * Another way that is worth a try beside the strategy recommended. The sentence of the rule says why.
 *
 * <pre>{@code
 * new AlsoConsider("RETRIEVAL", "RETRIEVAL_FIRST")
 * }</pre>
 *
 * @param strategy its id
 * @param code of the finding that says so
 */
@OnePer("strategy")
public record AlsoConsider(@IdOf("strategies") String strategy, String code) {}
