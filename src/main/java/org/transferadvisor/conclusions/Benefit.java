package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * One benefit of transfer learning (§9.2).
 *
 * <pre>{@code
 * new Benefit("time", Range.exactly(38000.0))
 * }</pre>
 *
 * @param name {@code time}, {@code data}, {@code accuracy} or {@code maintenance}
 * @param amount USD over the horizon
 */
@OnePer("name")
public record Benefit(String name, Range amount) {}
