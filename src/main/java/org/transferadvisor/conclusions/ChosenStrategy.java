package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;

/**
 * The strategy recommended.
 *
 * @param strategy its id
 * @param adaptation id of the method of its transfer step; null where the strategy has none
 */
public record ChosenStrategy(String strategy, @Nullable String adaptation) {}
