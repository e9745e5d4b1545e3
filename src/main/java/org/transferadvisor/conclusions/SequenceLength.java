package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * Tokens of one training sequence.
 *
 * <pre>{@code
 * new SequenceLength(1_024.0)
 * }</pre>
 *
 * @param tokens how many
 */
@OnePer({})
public record SequenceLength(Double tokens) {}
