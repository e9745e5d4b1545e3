package org.transferadvisor.conclusions;

/**
 * A strategy that the way the selected model is reached does not allow (§3.2).
 *
 * @param strategy id of the strategy
 */
public record AccessLimit(String strategy) {}
