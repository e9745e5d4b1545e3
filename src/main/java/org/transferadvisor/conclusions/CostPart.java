package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * One part of the total costs over the horizon (§9.2).
 *
 * <pre>{@code
 * new CostPart("selection", "weeks", Range.exactly(38000.0))
 * }</pre>
 *
 * @param category {@code selection}, {@code adaptation}, {@code data}, {@code inference} or {@code risk}
 * @param part what is paid for
 * @param amount USD
 */
public record CostPart(String category, String part, Range amount) {}
