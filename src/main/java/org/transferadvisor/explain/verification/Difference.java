package org.transferadvisor.explain.verification;

import org.jspecify.annotations.Nullable;

/**
 * One value of a kept advice that is not what its facts give.
 *
 * @param pointer JSON pointer of the value in the file
 * @param line line of the file where it stands, or where what it belongs to starts
 * @param column column in that line
 * @param expected what the facts give, as JSON; null where they give nothing
 * @param found what the file holds, as JSON; null where it holds nothing
 */
public record Difference(
        String pointer,
        int line,
        int column,
        @Nullable String expected,
        @Nullable String found) {}
