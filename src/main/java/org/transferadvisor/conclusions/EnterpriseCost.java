package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * A likely cost that rests on a default which the article states for enterprises (§5.1, §5.3, §6.3).
 *
 * <pre>{@code
 * new EnterpriseCost("/budget/project", 65000.0)
 * }</pre>
 *
 * @param fact JSON pointer of the fact that would replace it
 * @param amount USD
 */
@OnePer("fact")
public record EnterpriseCost(String fact, Double amount) {}
