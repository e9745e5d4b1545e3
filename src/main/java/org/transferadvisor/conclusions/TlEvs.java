package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * The Transfer Learning Economic Viability Score: benefits over costs, times the probability of success (§9.2).
 *
 * @param score above 1 where the project pays
 */
public record TlEvs(Range score) {}
