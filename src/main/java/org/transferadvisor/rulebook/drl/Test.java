package org.transferadvisor.rulebook.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pattern demands of one fact, or binds of it. */
public sealed interface Test {

    /**
     * A field compared with something. What the rule writes as {@code in (…)} reads as {@link AnyOf} over {@code ==}, and
     * {@code not in (…)} as {@link AllOf} over {@code !=}.
     *
     * @param field the field, or a path such as {@code value.likely}, or an expression over fields
     * @param variable the variable bound to the field in the same breath, with its {@code $}; null where none is
     * @param operator such as {@code >=}, {@code matches} or {@code str[startsWith]}
     * @param operand what it is compared with
     * @param text the whole as written
     */
    record Comparison(
            String field, @Nullable String variable, String operator, Operand operand, String text, Place place)
            implements Test {}

    /**
     * A variable bound to a field and nothing demanded.
     *
     * @param variable with its {@code $}
     * @param field the field or a path
     */
    record Binding(String variable, String field, Place place) implements Test {}

    /** Every one must hold. */
    record AllOf(List<Test> tests, Place place) implements Test {}

    /** One must hold. */
    record AnyOf(List<Test> tests, Place place) implements Test {}

    /**
     * Anything else, such as a call.
     *
     * @param text as written
     */
    record Other(String text, Place place) implements Test {}

    /** Where it stands. */
    Place place();
}
