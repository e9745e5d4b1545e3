package org.transferadvisor.conclusions;

/**
 * The source model recommended (§9.3).
 *
 * @param model its name
 * @param eligible whether it passed the filters of the quick heuristic
 */
public record SelectedModel(String model, Boolean eligible) {}
