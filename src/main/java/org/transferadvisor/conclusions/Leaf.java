package org.transferadvisor.conclusions;

/**
 * The leaf of the decision tree that the project reaches (§9.1).
 *
 * @param id of the leaf
 */
public record Leaf(String id) {}
