package org.transferadvisor.explain.whynot;

import org.jspecify.annotations.Nullable;

/**
 * The distance between what a rule found and what it needs.
 *
 * @param constraint the constraint as its rule words it
 * @param found the value found, as a reader sees it
 * @param needed the value needed, as a reader sees it
 * @param pointer JSON pointer of the value; null where it is none of the input
 * @param line line of the facts file; 0 where the value does not stand there
 * @param isDefault whether the value found is a default that filled a gap
 * @param rule id of the rule
 * @param source section of the rule
 */
public record Gap(
        String constraint,
        String found,
        String needed,
        @Nullable String pointer,
        int line,
        boolean isDefault,
        String rule,
        String source) {}
