package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * How likely negative transfer is for the selected model (§6.3).
 *
 * <pre>{@code
 * new NegativeTransferRisk(Range.between(0.05, 0.1))
 * }</pre>
 *
 * @param probability 0 to 1
 */
@OnePer({})
public record NegativeTransferRisk(Range probability) {}
