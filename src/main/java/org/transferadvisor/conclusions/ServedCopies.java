package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * How many copies of the model stand ready to serve all variants (§7.2).
 *
 * <pre>{@code
 * new ServedCopies("IA3", 1L)
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param copies at least 1
 */
@OnePer("strategy")
public record ServedCopies(@IdOf("strategies") String strategy, Long copies) {}
