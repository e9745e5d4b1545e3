package org.transferadvisor.conclusions;

/**
 * The fewest parameters that any candidate uses for one token (§9.3).
 *
 * @param activeParametersB billions of parameters
 */
public record FewestActive(Double activeParametersB) {}
