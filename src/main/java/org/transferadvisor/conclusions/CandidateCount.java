package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * How many source models are compared (§5.1).
 *
 * <pre>{@code
 * new CandidateCount(2L)
 * }</pre>
 *
 * @param models at least 1
 */
@OnePer({})
public record CandidateCount(Long models) {}
