package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * How close a candidate is to the domain as far as one can tell without measuring (§6.1).
 *
 * <pre>{@code
 * new EstimatedProximity("ResNet-50", Range.between(0.6, 0.8))
 * }</pre>
 *
 * @param model name of the candidate
 * @param proximity Domain Proximity Score
 */
@OnePer("model")
public record EstimatedProximity(String model, Range proximity) {}
