package org.transferadvisor.conclusions;

/**
 * A method that can reach the quality the project aims at (§7.1).
 *
 * @param strategy id of the method
 */
public record ReachesQuality(String strategy) {}
