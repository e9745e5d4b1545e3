package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * Nobody measured how close the selected model is to the domain, or none is selected (§6.3).
 *
 * <pre>{@code
 * new UnmeasuredProximity()
 * }</pre>
 */
@OnePer({})
public record UnmeasuredProximity() {}
