package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * Whether to go ahead (§9.2).
 *
 * <pre>{@code
 * new Verdict("PROCEED")
 * }</pre>
 *
 * @param word such as {@code PROCEED}
 */
@OnePer({})
public record Verdict(String word) {}
