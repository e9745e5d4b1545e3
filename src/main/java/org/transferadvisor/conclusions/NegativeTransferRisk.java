package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * How likely negative transfer is for the selected model (§6.3).
 *
 * @param probability 0 to 1
 */
public record NegativeTransferRisk(Range probability) {}
