package org.transferadvisor.conclusions;

/**
 * What is known of the likely cost of transfer before the first request is served: selection, adaptation and data (§3.3).
 *
 * @param fixed USD
 */
public record TransferCost(Double fixed) {}
