package org.transferadvisor.explain.subjects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.UnknownAmount;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Trace;

/** The conclusions of a trace, by what they say. */
final class Conclusions {

    private final Map<String, Fact> all = new LinkedHashMap<>();

    Conclusions(Trace trace) {
        trace.firings().forEach(firing -> firing.concluded().forEach(each -> all.putIfAbsent(each.id(), each)));
    }

    /**
     * All of a kind.
     *
     * @param field the field that says it; null for the whole
     */
    <T> List<Subject.Target> all(Class<T> type, @Nullable String field) {
        return some(type, any -> true, field);
    }

    /** Those of a kind that meet a condition. */
    <T> List<Subject.Target> some(Class<T> type, Predicate<T> which, @Nullable String field) {
        return all.values().stream()
                .filter(each -> type.isInstance(each.value()) && which.test(type.cast(each.value())))
                .map(each -> new Subject.Target(each, field))
                .toList();
    }

    /** Why an amount is unknown, or any of those whose names start so where the name ends with a point. */
    List<Subject.Target> unknown(String amount) {
        return some(
                UnknownAmount.class,
                each -> amount.endsWith(".")
                        ? each.amount().startsWith(amount)
                        : each.amount().equals(amount),
                null);
    }

    /** Why a value is what it is, or why it is unknown. */
    static List<Subject.Target> why(@Nullable Object value, List<Subject.Target> why, List<Subject.Target> whyNot) {
        return value == null ? whyNot : why;
    }
}
