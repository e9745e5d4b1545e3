package org.transferadvisor.authoring.scenarios;

/**
 * A side of a comparison that no project can reach, and why: it counts neither as tested nor as left out.
 *
 * @param rule id of the rule
 * @param comparison as the rule writes it
 * @param because why
 * @param file file of scenarios that says so, relative to the rulebook
 * @param line line of that file
 */
public record Unreachable(String rule, String comparison, String because, String file, int line) {}
