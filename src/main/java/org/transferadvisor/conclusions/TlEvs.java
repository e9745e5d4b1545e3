package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The Transfer Learning Economic Viability Score: benefits over costs, times the probability of success (§9.2).
 *
 * @param score above 1 where the project pays
 */
@OnePer({})
public record TlEvs(Range score) {}
