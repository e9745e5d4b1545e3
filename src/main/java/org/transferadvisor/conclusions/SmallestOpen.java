package org.transferadvisor.conclusions;

/**
 * The smallest candidate with open weights, which is the cheapest to host (§3.2).
 *
 * @param model its name
 * @param parametersB billions of parameters
 * @param activeParametersB billions of parameters used for one token
 */
public record SmallestOpen(String model, Double parametersB, Double activeParametersB) {}
