package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The band of one candidate's Domain Proximity Score (§6.2).
 *
 * <pre>{@code
 * new ProximityBand("FinBERT", "STRONG")
 * }</pre>
 *
 * @param model name of the candidate
 * @param band {@code STRONG}, {@code MODERATE} or {@code LIMITED}
 */
@OnePer("model")
public record ProximityBand(String model, String band) {}
