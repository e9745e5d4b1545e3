package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The votes for one column of the PEFT selection framework (§7.3).
 *
 * <pre>{@code
 * new Tally("LORA", 0L)
 * }</pre>
 *
 * @param column id of the column
 * @param votes how many factors favour it
 */
@OnePer("column")
public record Tally(@IdOf("strategies") String column, Long votes) {}
