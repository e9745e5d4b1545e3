package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;

/**
 * The strategy that the leaf of the decision tree stands for, before access to the model limits it (§3.2).
 *
 * @param strategy its id
 * @param adaptation id of the method of its transfer step; null where the strategy has none
 */
public record LeafStrategy(String strategy, @Nullable String adaptation) {}
