package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * Another method of §7.1 that satisfies the project.
 *
 * @param strategy id of the method
 * @param performance quality reached, as a share of full fine-tuning's
 */
public record Alternative(String strategy, Range performance) {}
