package org.transferadvisor.rulebook.check.types;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.model.Rule;

/**
 * A rule that was checked by itself.
 *
 * @param info what it says of itself; null where it lacks an id, a source or a sentence
 * @param sound whether nothing is wrong with its conditions and its consequence
 */
public record CheckedRule(Rule rule, @Nullable RuleInfo info, boolean sound) {}
