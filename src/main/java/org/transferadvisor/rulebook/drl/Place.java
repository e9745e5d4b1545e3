package org.transferadvisor.rulebook.drl;

/**
 * A place in a file of rules.
 *
 * @param line from 1
 * @param column from 1
 */
public record Place(int line, int column) {}
