package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * How one candidate does on one criterion of model selection (§9.3).
 *
 * <pre>{@code
 * new Criterion("FinBERT", "ecosystem", 0.7, 0.1)
 * }</pre>
 *
 * @param model name of the candidate
 * @param criterion id of the criterion
 * @param value 0 to 1, unweighted
 * @param weight of the criterion, 0 to 1
 */
@OnePer({"model", "criterion"})
public record Criterion(
        String model, @IdOf("criterion-weights") String criterion, Double value, Double weight) {}
