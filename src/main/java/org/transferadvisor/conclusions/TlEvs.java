package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The Transfer Learning Economic Viability Score: benefits over costs, times the probability of success (§9.2).
 *
 * <pre>{@code
 * new TlEvs(new Range(1.94, 4.1, 6.75))
 * }</pre>
 *
 * @param score above 1 where the project pays
 */
@OnePer({})
public record TlEvs(Range score) {}
