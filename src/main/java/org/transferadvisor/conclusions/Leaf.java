package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The leaf of the decision tree that the project reaches (§9.1).
 *
 * <pre>{@code
 * new Leaf("DOMAIN_PRETRAINING")
 * }</pre>
 *
 * @param id of the leaf
 */
@OnePer({})
public record Leaf(String id) {}
