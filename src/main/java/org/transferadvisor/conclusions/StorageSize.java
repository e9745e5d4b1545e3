package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * What all variants of a strategy's result take on disk (§7.2).
 *
 * @param strategy id of the strategy
 * @param gb GB
 */
public record StorageSize(String strategy, Range gb) {}
