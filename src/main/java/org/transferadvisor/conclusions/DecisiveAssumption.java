package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * An assumed fact on which the decision rests.
 *
 * <pre>{@code
 * new DecisiveAssumption("/serving/requirement", "QUALITY", "another strategy where speed counts")
 * }</pre>
 *
 * @param fact JSON pointer of the fact
 * @param value what was assumed
 * @param couldChange what stating it could change
 */
@OnePer("fact")
public record DecisiveAssumption(String fact, String value, String couldChange) {}
