package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * The kind of GPU that serves the result of a strategy (§3.3).
 *
 * <pre>{@code
 * new ServingGpu("LORA", "L4", Range.between(0.3, 0.9))
 * }</pre>
 *
 * @param strategy id of the strategy
 * @param gpu the kind of GPU
 * @param price USD for an hour of one
 */
public record ServingGpu(String strategy, String gpu, Range price) {}
