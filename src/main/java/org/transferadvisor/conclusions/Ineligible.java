package org.transferadvisor.conclusions;

/**
 * A candidate that fails a filter of the quick selection heuristic (§9.3). The sentence of the rule says why.
 *
 * <pre>{@code
 * new Ineligible("Llama-3.1-8B", "SIZE")
 * }</pre>
 *
 * @param model name of the candidate
 * @param filter the filter failed, such as {@code PROXIMITY}
 */
public record Ineligible(String model, String filter) {}
