package org.transferadvisor.rulebook.check.lint;

import org.transferadvisor.rulebook.check.rule.Conclusion;
import org.transferadvisor.rulebook.check.rule.ReadRule;

/**
 * A conclusion with its rule.
 *
 * @param rule the rule that draws it
 * @param conclusion what it concludes
 * @param number its place among all conclusions of the rulebook
 */
record Concluded(ReadRule rule, Conclusion conclusion, int number) {}
