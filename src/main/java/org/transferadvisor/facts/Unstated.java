package org.transferadvisor.facts;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * A fact that the project does not state, for which a default stands. Rules are told of those defaults whose row says so.
 *
 * <pre>{@code
 * new Unstated("/serving/requirement")
 * }</pre>
 *
 * @param fact JSON pointer of the fact
 */
@OnePer("fact")
public record Unstated(String fact) {}
