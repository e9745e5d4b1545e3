package org.transferadvisor.rulebook.check.lint;

import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/**
 * A conclusion with its rule.
 *
 * @param rule the rule that draws it
 * @param conclusion what it concludes
 * @param number its place among all conclusions of the rulebook
 */
record Concluded(Rule rule, Expression.New conclusion, int number) {}
