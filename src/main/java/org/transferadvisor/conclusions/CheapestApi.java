package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The candidate with the lowest price for a million tokens (§3.2).
 *
 * <pre>{@code
 * new CheapestApi("gpt-4.1", 3.5)
 * }</pre>
 *
 * @param model its name
 * @param price USD
 */
@OnePer({})
public record CheapestApi(String model, Double price) {}
