package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * How many parameters a low-rank method trains on the selected model (§5.2, §7.1).
 *
 * <pre>{@code
 * new TrainedParameters("LORA", 294912.0)
 * }</pre>
 *
 * @param strategy id of the method
 * @param count parameters
 */
@OnePer("strategy")
public record TrainedParameters(@IdOf("strategies") String strategy, Double count) {}
