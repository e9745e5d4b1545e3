package org.transferadvisor.rulebook.model;

/**
 * A place in a file of the rulebook.
 *
 * @param file path relative to the rulebook
 * @param line from 1; 0 for the file as a whole
 * @param column from 1; 0 for the file as a whole
 */
public record Place(String file, int line, int column) {

    /** A file as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }
}
