package org.transferadvisor.conclusions;

/**
 * The model that is served in the end, which may be smaller than the one adapted (§3.3).
 *
 * @param strategy id of the strategy
 * @param parametersB billions of parameters
 * @param activeParametersB billions of parameters used for one token
 * @param licensePerMonth USD a month
 */
public record ServedSize(String strategy, Double parametersB, Double activeParametersB, Double licensePerMonth) {}
