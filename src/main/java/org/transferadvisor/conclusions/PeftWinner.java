package org.transferadvisor.conclusions;

/**
 * The column with the most votes (§7.3).
 *
 * @param column its id
 */
public record PeftWinner(String column) {}
