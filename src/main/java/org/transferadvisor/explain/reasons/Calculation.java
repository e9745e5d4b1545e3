package org.transferadvisor.explain.reasons;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a rule had computed.
 *
 * @param name the variable or field that holds it, or the kind of fact that was chosen; null where it was only tested
 * @param function the function that computed it
 * @param formula what the function computes, in the names of its parameters
 * @param figures the formula with the case's figures in it; null where one of them is not known by name
 * @param result what came out; null where unknown
 * @param shown the result as a reader sees it
 * @param demand what the rule demands of it, as written; null where nothing
 * @param uses the variables that went in
 */
public record Calculation(
        @Nullable String name,
        String function,
        String formula,
        @Nullable String figures,
        @Nullable Object result,
        String shown,
        @Nullable String demand,
        List<String> uses) {}
