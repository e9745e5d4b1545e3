package org.transferadvisor.conclusions;

/**
 * One of the two ways that a break-even compares: what it takes however little is done, and what each unit adds.
 *
 * @param name the way, as a reader knows it
 * @param fixed amount before the first unit
 * @param perUnit amount that each unit adds
 */
public record Way(String name, Double fixed, Double perUnit) {}
