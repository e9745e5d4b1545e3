package org.transferadvisor.authoring.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact of the facts file whose value makes a difference to what the rules decide.
 *
 * @param pointer JSON pointer; {@code *} stands for any entry of a list
 * @param values one value for each cell that the rules divide it into, in order, {@code null} first where it may be absent:
 *     text, a {@link BigDecimal}, a boolean, or a map of fields. For numbers every threshold itself, and one value in each
 *     interval between; a number that rules only compute with has a low and a high one
 * @param thresholds the numbers that rules compare it with, ascending; empty for words
 * @param near every threshold with its nearest neighbours on both sides, ascending
 * @param exact false where some of its thresholds are known only in a run, since it is compared with a computed number or
 *     goes through a function
 * @param rules ids of the rules that tell its values apart, in order
 */
public record Dimension(
        String pointer,
        List<@Nullable Object> values,
        List<BigDecimal> thresholds,
        List<Object> near,
        boolean exact,
        Set<String> rules) {

    /** What stands for an entry of a list in the dimension of the list itself, which tells an empty list from one that is not. */
    public static final String ENTRY = "an entry";

    /** Copies the lists, so that the record does not change. */
    public Dimension {
        values = Collections.unmodifiableList(new ArrayList<>(values));
        thresholds = List.copyOf(thresholds);
        near = List.copyOf(near);
    }

    /** Whether the fact belongs to each entry of a list. */
    public boolean ofEntry() {
        return pointer.contains("/*/");
    }

    /** Whether it says if a list has entries. */
    public boolean isList() {
        return values.contains(ENTRY);
    }
}
