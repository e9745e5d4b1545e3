package org.transferadvisor.conclusions;

/**
 * How likely the project is to have a positive return (§9.2, §11).
 *
 * @param probability 0 to 1, rounded to four decimals
 */
public record SuccessProbability(Double probability) {}
