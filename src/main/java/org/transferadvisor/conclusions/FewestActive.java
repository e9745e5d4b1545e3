package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The fewest parameters that any candidate uses for one token (§9.3).
 *
 * <pre>{@code
 * new FewestActive(3.3)
 * }</pre>
 *
 * @param activeParametersB billions of parameters
 */
@OnePer({})
public record FewestActive(Double activeParametersB) {}
