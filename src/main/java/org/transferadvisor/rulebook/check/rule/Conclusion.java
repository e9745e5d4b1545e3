package org.transferadvisor.rulebook.check.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.drl.Place;

/**
 * A fact that a rule concludes.
 *
 * @param type its kind
 * @param arguments its values, one for each field
 * @param place where it stands
 */
public record Conclusion(String type, List<Argument> arguments, Place place) {

    /**
     * One value of a conclusion.
     *
     * @param text as written
     * @param literal the text, number, boolean that it is; null for anything else
     * @param variable the variable that it is; null for anything else
     * @param place where it stands
     */
    public record Argument(
            String text, @Nullable Object literal, @Nullable String variable, Place place) {}
}
