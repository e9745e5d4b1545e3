package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * How likely negative transfer is for the selected model (§6.3).
 *
 * @param probability 0 to 1
 */
@OnePer({})
public record NegativeTransferRisk(Range probability) {}
