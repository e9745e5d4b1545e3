package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * How likely the project is to have a positive return (§9.2, §11).
 *
 * <pre>{@code
 * new SuccessProbability(0.821)
 * }</pre>
 *
 * @param probability 0 to 1, rounded to four decimals
 */
@OnePer({})
public record SuccessProbability(Double probability) {}
