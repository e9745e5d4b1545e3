package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * A method that fits the GPUs at hand and whose run is within the compute budget.
 *
 * <pre>{@code
 * new Suitable(1, "LORA")
 * }</pre>
 *
 * @param position place among the methods that may take the place of the one planned, from 0
 * @param strategy id of the method
 */
@OnePer("position")
public record Suitable(Integer position, @IdOf("strategies") String strategy) {}
