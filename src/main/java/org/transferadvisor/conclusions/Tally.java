package org.transferadvisor.conclusions;

/**
 * The votes for one column of the PEFT selection framework (§7.3).
 *
 * @param column id of the column
 * @param votes how many factors favour it
 */
public record Tally(String column, Long votes) {}
