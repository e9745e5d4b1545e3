package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What the selected model's measured proximity says of the first question of the tree (§9.1).
 *
 * <pre>{@code
 * new ImpliedMatch("NONE")
 * }</pre>
 *
 * @param match {@code HIGH_QUALITY}, {@code PARTIAL} or {@code NONE}
 */
@OnePer({})
public record ImpliedMatch(
        @OneOf({"HIGH_QUALITY", "PARTIAL", "NONE"}) String match) {}
