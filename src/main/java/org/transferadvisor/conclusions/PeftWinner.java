package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The column with the most votes (§7.3).
 *
 * <pre>{@code
 * new PeftWinner("LORA")
 * }</pre>
 *
 * @param column its id
 */
@OnePer({})
public record PeftWinner(@IdOf("strategies") String column) {}
