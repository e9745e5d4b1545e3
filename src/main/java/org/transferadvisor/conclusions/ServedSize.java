package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The model that is served in the end, which may be smaller than the one adapted (§3.3).
 *
 * <pre>{@code
 * new ServedSize("IA3", 30.5, 3.3, 0.0)
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param parametersB billions of parameters
 * @param activeParametersB billions of parameters used for one token
 * @param licensePerMonth USD a month
 */
@OnePer("strategy")
public record ServedSize(
        @IdOf("strategies") String strategy, Double parametersB, Double activeParametersB, Double licensePerMonth) {}
