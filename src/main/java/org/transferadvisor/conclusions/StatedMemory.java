package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The GPU memory that the article states for training by a strategy, in proportion to the size of the model (§5.2, §7.4).
 *
 * <pre>{@code
 * new StatedMemory("FULL_FINE_TUNING", Range.exactly(73.4), Range.exactly(55.1))
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param gb GB
 * @param excess GB that the counted memory takes beyond that; below 0 where it takes less
 */
@OnePer("strategy")
public record StatedMemory(@IdOf("strategies") String strategy, Range gb, Range excess) {}
