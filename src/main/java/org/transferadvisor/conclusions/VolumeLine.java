package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * From how many labelled samples the data volume of the project's task is high (§6.1).
 *
 * <pre>{@code
 * new VolumeLine(500.0)
 * }</pre>
 *
 * @param samples the line, which itself is high
 */
@OnePer({})
public record VolumeLine(Double samples) {}
