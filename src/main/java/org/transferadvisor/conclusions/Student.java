package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The candidate that learns in distillation, and is served (§9.1).
 *
 * <pre>{@code
 * new Student("Llama-3.1-8B", 8.0, 8.0, 0.0, true)
 * }</pre>
 *
 * @param model its name
 * @param parametersB billions of parameters
 * @param activeParametersB billions of parameters used for one token
 * @param licensePerMonth USD a month
 * @param adapted whether it is the selected model itself, adapted on its teacher's answers
 */
@OnePer({})
public record Student(
        String model, Double parametersB, Double activeParametersB, Double licensePerMonth, Boolean adapted) {}
