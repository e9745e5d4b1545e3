package org.transferadvisor.conclusions;

/**
 * A reason why the strategy recommended is not the one that the tree gives.
 *
 * <pre>{@code
 * new Replacement(5, "DOES_NOT_FIT")
 * }</pre>
 *
 * @param step number of the step that changed it
 * @param code what changed it
 */
public record Replacement(Integer step, String code) {}
