package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * The GPU memory that the article states for training by a strategy, in proportion to the size of the model (§5.2, §7.4).
 *
 * @param strategy id of the strategy
 * @param gb GB
 */
public record StatedMemory(String strategy, Range gb) {}
