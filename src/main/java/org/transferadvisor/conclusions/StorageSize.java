package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What all variants of a strategy's result take on disk (§7.2).
 *
 * <pre>{@code
 * new StorageSize("HYBRID", Range.exactly(0.04))
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param gb GB
 */
@OnePer("strategy")
public record StorageSize(@IdOf("strategies") String strategy, Range gb) {}
