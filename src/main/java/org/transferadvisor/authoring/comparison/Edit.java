package org.transferadvisor.authoring.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that differs between two rulebooks.
 *
 * @param what the rule's id, or table and row such as {@code figures/memory-headroom}, of a default table and fact such as
 *     {@code defaults/serving/variants}, or a source's id
 * @param kind added, removed or changed
 * @param places where it stands now, or where it stood where it was removed: file and line
 * @param details for what was changed, each part that differs
 */
public record Edit(String what, Kind kind, String places, List<Detail> details) {

    /** What happened to it. */
    public enum Kind {
        /** The new rulebook alone has it. */
        ADDED,
        /** The old rulebook alone has it. */
        REMOVED,
        /** Both have it, and it is not the same. */
        CHANGED
    }

    /**
     * One part that differs.
     *
     * @param part such as {@code condition}, {@code sentence} or the column of a row
     * @param before as it was; null where it was not there
     * @param after as it is; null where it is not there any more
     */
    public record Detail(
            String part, @Nullable String before, @Nullable String after) {}

    /** Whether a rule may fire on other projects than before, or conclude something else. */
    boolean changesDecisions() {
        return kind != Kind.CHANGED
                || details.stream().map(Detail::part).anyMatch(part -> part.matches("condition|consequence"));
    }

    /** Copies the list, so that the record does not change. */
    public Edit {
        details = List.copyOf(details);
    }
}
