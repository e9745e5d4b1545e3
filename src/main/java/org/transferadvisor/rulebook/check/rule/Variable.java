package org.transferadvisor.rulebook.check.rule;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.drl.Condition;

/**
 * What a rule binds.
 *
 * @param name with its {@code $}
 * @param kind what it stands for
 * @param match the pattern that its values come from; null where they come from elsewhere
 * @param field the field of that pattern, or a path; empty where the variable is the fact itself
 */
public record Variable(String name, ValueKind kind, Condition.@Nullable Match match, String field) {}
