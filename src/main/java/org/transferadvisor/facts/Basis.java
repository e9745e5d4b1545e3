package org.transferadvisor.facts;

import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * Which figures the advice is computed on, where the article's and public measurements differ.
 *
 * @param name {@code PUBLISHED} or {@code MEASURED}
 */
@OnePer({})
public record Basis(@OneOf({"PUBLISHED", "MEASURED"}) String name) {

    /** The article's figures. */
    public static final Basis PUBLISHED = new Basis("PUBLISHED");

    /** Public measurements, where there are any. */
    public static final Basis MEASURED = new Basis("MEASURED");
}
