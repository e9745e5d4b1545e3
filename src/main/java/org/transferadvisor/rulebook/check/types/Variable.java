package org.transferadvisor.rulebook.check.types;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Condition;

/**
 * A variable with the kind of its value.
 *
 * @param pattern the pattern of the session's fact that it stands for or that its field belongs to; null for anything else
 * @param field the field or path of that fact; empty where it stands for the fact as a whole
 */
record Variable(String name, ValueKind kind, Condition.@Nullable Pattern pattern, String field) {}
