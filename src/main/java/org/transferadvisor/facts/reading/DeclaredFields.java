package org.transferadvisor.facts.reading;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;

/** What a rulebook says of the fields of the kinds of fact that it declares, beside their types. */
public interface DeclaredFields {

    /** Nothing: every field may be left out, and any word may stand. */
    DeclaredFields NONE = new DeclaredFields() {
        @Override
        public boolean optional(String type, String field) {
            return true;
        }

        @Override
        public @Nullable Field limits(String type, String field) {
            return null;
        }

        @Override
        public Set<String> words(String type, String field) {
            return Set.of();
        }
    };

    /** Whether a fact may leave the field out. */
    boolean optional(String type, String field);

    /** What its values mean and may be; null where the rulebook says nothing of them. */
    @Nullable
    Field limits(String type, String field);

    /** The words that rules compare the field with; none where they do not tell what it may be. */
    Set<String> words(String type, String field);
}
