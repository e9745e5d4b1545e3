package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The fewest parameters that any candidate uses for one token (§9.3).
 *
 * @param activeParametersB billions of parameters
 */
@OnePer({})
public record FewestActive(Double activeParametersB) {}
