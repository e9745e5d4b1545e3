package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * Is a foundation model available for the domain? The answer that the tree uses (§9.1).
 *
 * <pre>{@code
 * new ModelMatch("HIGH_QUALITY", "/modelMatch")
 * }</pre>
 *
 * @param match {@code HIGH_QUALITY}, {@code PARTIAL} or {@code NONE}
 * @param fact where the answer comes from: a JSON pointer, or the derived fact
 */
@OnePer({})
public record ModelMatch(
        @OneOf({"HIGH_QUALITY", "PARTIAL", "NONE"}) String match, String fact) {}
