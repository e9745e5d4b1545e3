package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * What is known of the likely cost of transfer before the first request is served: selection, adaptation and data (§3.3).
 *
 * <pre>{@code
 * new TransferCost(38685.0)
 * }</pre>
 *
 * @param fixed USD
 */
@OnePer({})
public record TransferCost(Double fixed) {}
