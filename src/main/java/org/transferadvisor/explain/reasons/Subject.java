package org.transferadvisor.explain.reasons;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.trace.Fact;

/**
 * One thing that an advice says.
 *
 * @param name as it can be asked for
 * @param value what the advice says; null where it is unknown
 * @param format how the value reads, one of {@link org.transferadvisor.rulebook.Sentence#FORMATS}; null for plain
 * @param targets the conclusions that say it, or why it is unknown
 */
record Subject(
        String name, @Nullable Object value, @Nullable String format, List<Target> targets) {

    /**
     * A conclusion, or one field of it.
     *
     * @param fact the conclusion
     * @param field the field; null for the whole
     */
    record Target(Fact fact, @Nullable String field) {}

    /** Conclusions of a kind that a subject rests on. */
    record Source<T>(
            Class<T> type, Predicate<T> which, @Nullable String field) {}
}
