package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What an hour of the project's kind of GPU costs (§5.2).
 *
 * <pre>{@code
 * new GpuPrice("PUBLISHED", Range.exactly(5.0))
 * }</pre>
 *
 * @param basis {@code PUBLISHED} or {@code MEASURED}
 * @param price USD
 */
@OnePer("basis")
public record GpuPrice(@OneOf({"PUBLISHED", "MEASURED"}) String basis, Range price) {}
