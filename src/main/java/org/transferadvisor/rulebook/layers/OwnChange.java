package org.transferadvisor.rulebook.layers;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Place;

/**
 * One thing that a rulebook says in place of its base, besides it, or takes away.
 *
 * @param what {@code rules/} and the id of a rule, or table and row such as {@code figures/memory-headroom}, of a default table and fact
 * @param place where it stands in the rulebook's own files
 * @param kept what the tool kept of the base when it was written; null where nothing was kept yet
 * @param theirs what the base says now; null where it says nothing
 * @param ours what the rulebook says; null where it takes away
 */
public record OwnChange(
        String what,
        Place place,
        BasedOn.@Nullable Kept kept,
        @Nullable String theirs,
        @Nullable String ours) {

    /** Whether the base has changed under it. */
    public boolean isConflict() {
        return kept != null && !kept.digest().equals(BasedOn.digest(theirs));
    }

    /** What the base said when it was written; null where it said nothing. */
    public @Nullable String then() {
        return Objects.requireNonNull(kept, "a conflict has what was kept").text();
    }

    /** What it is, in words. */
    public String named() {
        return what.startsWith(OwnChanges.RULES)
                ? "the rule `" + what.substring(OwnChanges.RULES.length()) + "`"
                : "the row `" + what + "`";
    }

    /** How it changed what the base said. */
    public String verb() {
        return ours == null
                ? "takes away"
                : theirs == null && (kept == null || kept.text() == null) ? "adds" : "changes";
    }
}
