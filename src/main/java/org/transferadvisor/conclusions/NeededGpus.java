package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * How many GPUs of the kind at hand a method takes that does not fit.
 *
 * <pre>{@code
 * new NeededGpus(3L)
 * }</pre>
 *
 * @param number how many, or words where no number does
 */
@OnePer({})
public record NeededGpus(Object number) {}
