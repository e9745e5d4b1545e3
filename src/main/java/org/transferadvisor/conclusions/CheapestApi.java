package org.transferadvisor.conclusions;

/**
 * The candidate with the lowest price for a million tokens (§3.2).
 *
 * @param model its name
 * @param price USD
 */
public record CheapestApi(String model, Double price) {}
