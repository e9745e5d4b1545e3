package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * A candidate that could teach the selected model: it does better on the benchmark, and is much larger or an API (§9.1).
 *
 * <pre>{@code
 * new BetterTeacher("Llama-3.1-70B", 0.86)
 * }</pre>
 *
 * @param model its name
 * @param benchmark what it reaches, 0 to 1
 */
@OnePer("model")
public record BetterTeacher(String model, Double benchmark) {}
