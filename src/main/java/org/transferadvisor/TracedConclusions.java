package org.transferadvisor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.trace.Trace;
import org.transferadvisor.trace.Trace.Conclusion;

/** What the rules concluded on one project, by type, each with the firing that concluded it. */
final class TracedConclusions {

    private final Map<Class<?>, List<Conclusion<?>>> byType;

    TracedConclusions(Trace trace) {
        this.byType = trace.conclusions();
    }

    /** In the order of the trace. */
    @SuppressWarnings("unchecked") // the list of a type holds conclusions of that type
    <T> List<Conclusion<T>> all(Class<T> type) {
        List<?> found = byType.getOrDefault(type, List.of());
        return (List<Conclusion<T>>) found;
    }

    <T> @Nullable Conclusion<T> first(Class<T> type) {
        List<Conclusion<T>> found = all(type);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The first that satisfies a condition. */
    <T> @Nullable T find(Class<T> type, Predicate<T> condition) {
        for (Conclusion<T> each : all(type)) {
            if (condition.test(each.fact())) {
                return each.fact();
            }
        }
        return null;
    }

    /** The only conclusion of a type that every advice has. */
    <T> Conclusion<T> only(Class<T> type) {
        List<Conclusion<T>> found = all(type);
        Set<T> distinct = new LinkedHashSet<>();
        found.forEach(each -> distinct.add(each.fact()));
        if (distinct.size() != 1) {
            List<String> rules = found.stream()
                    .map(each -> each.firing().rule().id())
                    .distinct()
                    .toList();
            throw new UndecidedException(
                    type.getSimpleName(),
                    distinct.stream().map(Object::toString).toList(),
                    rules);
        }
        return found.get(0);
    }
}
