package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;

/**
 * The kind of GPU that serves the result of a strategy, or an open model as it is (§3.2, §3.3).
 *
 * <pre>{@code
 * new ServingGpu("LORA", "L4", Range.between(0.3, 0.9))
 * }</pre>
 *
 * @param served id of the strategy, or name of the model
 * @param gpu the kind of GPU
 * @param price USD for an hour of one
 */
public record ServingGpu(String served, String gpu, Range price) {}
