package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * Which side of the proximity chart's mid-line a candidate is on (§6.1).
 *
 * <pre>{@code
 * new SimilarityLevel("FinBERT", "HIGH")
 * }</pre>
 *
 * @param model name of the candidate
 * @param level {@code HIGH} or {@code LOW}
 */
@OnePer("model")
public record SimilarityLevel(String model, String level) {}
