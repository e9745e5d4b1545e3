package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The project trains the model itself, not by an API (§3.2).
 *
 * <pre>{@code
 * new OwnTraining()
 * }</pre>
 */
@OnePer({})
public record OwnTraining() {}
