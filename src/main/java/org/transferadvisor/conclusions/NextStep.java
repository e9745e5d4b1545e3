package org.transferadvisor.conclusions;

import org.jspecify.annotations.Nullable;

/**
 * A step to take next; the rule's sentence says why.
 *
 * <pre>{@code
 * new NextStep(3, "Label the samples that are missing", null)
 * }</pre>
 *
 * @param position where it stands among the steps
 * @param what what to do
 * @param command how this program helps with it, {@code FACTS} standing for the facts file; null where it does not
 */
public record NextStep(
        Integer position, String what, @Nullable String command) {}
