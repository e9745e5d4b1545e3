package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The chart of the article shows how close this candidate is to the domain (§6.1).
 *
 * <pre>{@code
 * new KnownPair("ResNet-50", "vision-to-retail")
 * }</pre>
 *
 * @param model name of the candidate
 * @param row id of the row of estimated proximities
 */
@OnePer("model")
public record KnownPair(String model, @IdOf("proximities") String row) {}
