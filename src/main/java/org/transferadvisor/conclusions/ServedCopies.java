package org.transferadvisor.conclusions;

/**
 * How many copies of the model stand ready to serve all variants (§7.2).
 *
 * @param strategy id of the strategy
 * @param copies at least 1
 */
public record ServedCopies(String strategy, Long copies) {}
