package org.transferadvisor.conclusions;

import java.io.Serializable;

/**
 * One of the two ways that a break-even compares: what it takes however little is done, and what each unit adds.
 *
 * <pre>{@code
 * new Way("one base with adapters", 1.0, 0.01)
 * }</pre>
 *
 * @param name the way, as a reader knows it
 * @param fixed amount before the first unit
 * @param perUnit amount that each unit adds
 */
public record Way(String name, Double fixed, Double perUnit) implements Serializable {}
