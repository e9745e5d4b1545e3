package org.transferadvisor.rulebook.safety.expression;

import org.jspecify.annotations.Nullable;

/**
 * Something in an expression that is not allowed.
 *
 * @param at character of the expression where it starts
 * @param message what it is
 * @param allowed what would be right
 * @param hint what to try
 */
public record Found(
        int at, String message, String allowed, @Nullable String hint) {}
