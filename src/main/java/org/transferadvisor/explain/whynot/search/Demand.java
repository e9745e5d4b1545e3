package org.transferadvisor.explain.whynot.search;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a fact that is missing would have to be like.
 *
 * @param text the constraint as a rule words it, variables replaced by their values
 * @param fields the fields that it reads; {@code this} for the fact itself
 * @param equal the value that the only field must equal; null where it says anything else
 * @param holds whether a fact meets it, decided by the engine's compiled constraint
 */
public record Demand(
        String text, Set<String> fields, @Nullable Object equal, Predicate<@Nullable Object> holds) {

    /** The same said of a field of another name. */
    String of(String field) {
        return field + " " + text.replaceFirst("^\\S+\\s+", "");
    }
}
