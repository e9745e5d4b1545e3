package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The size of the smallest candidate, which is the cheapest to adapt (§9.3).
 *
 * <pre>{@code
 * new SmallestCandidate(0.11)
 * }</pre>
 *
 * @param parametersB billions of parameters
 */
@OnePer({})
public record SmallestCandidate(Double parametersB) {}
