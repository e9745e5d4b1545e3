package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * How many source models the project names (§9.1).
 *
 * <pre>{@code
 * new SourceCount(2L)
 * }</pre>
 *
 * @param models how many
 */
@OnePer({})
public record SourceCount(Long models) {}
