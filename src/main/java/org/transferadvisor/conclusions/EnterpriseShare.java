package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * How much of the likely costs rests on defaults which the article states for enterprises (§5.1, §5.3, §6.3).
 *
 * <pre>{@code
 * new EnterpriseShare(0.93, 72000.0, "budget.project, data.formatConversionHours")
 * }</pre>
 *
 * @param share of the likely costs, 0 to 1
 * @param amount USD
 * @param facts the facts that would replace them, the largest first
 */
@OnePer({})
public record EnterpriseShare(Double share, Double amount, String facts) {}
