package org.transferadvisor.explain.subjects;

import java.util.List;
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
public record Subject(
        String name, @Nullable Object value, @Nullable String format, List<Target> targets) {

    /**
     * A conclusion, or one field of it.
     *
     * @param fact the conclusion
     * @param field the field; null for the whole
     */
    public record Target(Fact fact, @Nullable String field) {}
}
