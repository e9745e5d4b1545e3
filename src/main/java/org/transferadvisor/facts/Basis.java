package org.transferadvisor.facts;

/**
 * Which figures the advice is computed on, where the article's and public measurements differ.
 *
 * @param name {@code PUBLISHED} or {@code MEASURED}
 */
public record Basis(String name) {

    /** The article's figures. */
    public static final Basis PUBLISHED = new Basis("PUBLISHED");

    /** Public measurements, where there are any. */
    public static final Basis MEASURED = new Basis("MEASURED");
}
