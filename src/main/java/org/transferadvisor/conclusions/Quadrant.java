package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The corner of the proximity chart that a candidate falls into (§6.1).
 *
 * <pre>{@code
 * new Quadrant("FinBERT", "EXCELLENT")
 * }</pre>
 *
 * @param model name of the candidate
 * @param quadrant {@code EXCELLENT}, {@code MODERATE}, {@code MARGINAL} or {@code NEGATIVE}
 */
@OnePer("model")
public record Quadrant(String model, String quadrant) {}
