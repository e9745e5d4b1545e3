package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * What an hour of the project's kind of GPU costs (§5.2).
 *
 * @param basis {@code PUBLISHED} or {@code MEASURED}
 * @param price USD
 */
public record GpuPrice(String basis, Range price) {}
