package org.transferadvisor.authoring.space;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Expression;

/** What must happen to the facts of a project before the rules can draw a conclusion; more may have to happen besides. */
public sealed interface Need {

    /**
     * Some fact among these is another one.
     *
     * @param pointers JSON pointers, {@code *} for any entry of a list
     */
    record Touched(Set<String> pointers) implements Need {}

    /**
     * One fact has a value that meets what a rule demands of it, or is filled otherwise by a default.
     *
     * @param pointer JSON pointer, {@code *} for any entry of a list
     * @param entry place in the list; -1 where the fact stands in none
     * @param tests what the rule demands of the fact
     */
    record Becomes(String pointer, int entry, List<Expression> tests) implements Need {

        /** Whether a value meets it. */
        public boolean allows(@Nullable Object value) {
            return tests.stream().allMatch(test -> Demands.hold(test, field -> value));
        }

        /** What is demanded, as the rule writes it. */
        @Override
        public String toString() {
            return pointer + tests;
        }
    }
}
