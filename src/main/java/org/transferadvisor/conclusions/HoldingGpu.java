package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The kind and number of GPUs that holds a method at the least cost (§5.2).
 *
 * <pre>{@code
 * new HoldingGpu("H200", 2L, 6.94)
 * }</pre>
 *
 * @param gpu the kind of GPU
 * @param count how many
 * @param perHour USD that all of them are likely to cost an hour
 */
@OnePer({})
public record HoldingGpu(String gpu, Long count, Double perHour) {}
