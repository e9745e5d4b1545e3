package org.transferadvisor.facts.input;

/**
 * A fact of a session and where it stands in the facts file.
 *
 * @param fact a record of {@link org.transferadvisor.facts}, or a {@link DeclaredFact}
 * @param pointer JSON pointer of its object; empty for the file as a whole
 */
public record Origin(Record fact, String pointer) {}
