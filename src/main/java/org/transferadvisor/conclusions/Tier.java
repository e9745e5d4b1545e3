package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The tier that a number of the project falls into. Tiers of one fact leave no gap and do not overlap.
 *
 * <pre>{@code
 * new Tier("dataVolume", "LOW")
 * }</pre>
 *
 * @param fact the fact classified, such as {@code labeledSamples}
 * @param name the tier, such as {@code SMALL}
 */
@OnePer("fact")
public record Tier(String fact, String name) {}
