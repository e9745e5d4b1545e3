package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * There are too few samples of each class to train weights.
 *
 * <pre>{@code
 * new FewPerClass(10.0)
 * }</pre>
 *
 * @param samples of one class, on average
 */
@OnePer({})
public record FewPerClass(Double samples) {}
