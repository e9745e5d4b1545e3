package org.transferadvisor.rulebook.drl;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a field is compared with. */
public sealed interface Operand {

    /**
     * A value that stands in the rule.
     *
     * @param value text, a {@link BigDecimal}, a boolean, or null
     */
    record Literal(@Nullable Object value) implements Operand {}

    /**
     * Anything else, such as a variable or another field.
     *
     * @param text as written
     */
    record Expression(String text) implements Operand {

        /** Whether it is a variable and nothing more. */
        public boolean isVariable() {
            return text.matches("\\$\\w+");
        }
    }
}
