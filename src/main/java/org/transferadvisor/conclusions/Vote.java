package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;

/**
 * One factor's vote in the PEFT selection framework (§7.3).
 *
 * <pre>{@code
 * new Vote("VARIANTS", 4L, "LORA")
 * }</pre>
 *
 * @param factor id of the factor
 * @param value the fact that it votes on
 * @param favors id of the column that it favours
 */
public record Vote(
        String factor, Object value, @IdOf("strategies") String favors) {}
