package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * One benefit of transfer learning (§9.2).
 *
 * @param name {@code time}, {@code data}, {@code accuracy} or {@code maintenance}
 * @param amount USD over the horizon
 */
public record Benefit(String name, Range amount) {}
