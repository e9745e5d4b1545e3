package org.transferadvisor.explain.subjects;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.UnknownAmount;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Trace;

/** The conclusions of a trace, by what they say. */
final class Conclusions {

    private final Map<Class<?>, Map<String, Fact>> byType = new HashMap<>();
    private final Map<Class<?>, Map<String, List<Fact>>> byModel = new HashMap<>();

    Conclusions(Trace trace) {
        trace.firings().forEach(firing -> firing.concluded()
                .forEach(each -> byType.computeIfAbsent(each.value().getClass(), any -> new LinkedHashMap<>())
                        .putIfAbsent(each.id(), each)));
    }

    private Collection<Fact> facts(Class<?> type) {
        return byType.getOrDefault(type, Map.of()).values();
    }

    /**
     * All of a kind.
     *
     * @param field the field that says it; null for the whole
     */
    List<Subject.Target> all(Class<?> type, @Nullable String field) {
        return targets(facts(type).stream(), field);
    }

    /** Those of a kind that meet a condition. */
    <T> List<Subject.Target> some(Class<T> type, Predicate<T> which, @Nullable String field) {
        return targets(facts(type).stream().filter(each -> which.test(type.cast(each.value()))), field);
    }

    /**
     * Those of a kind that speak of a model, without a look at those of the others.
     *
     * @param model the field that names the model, the same in each call for a kind
     */
    <T> List<Subject.Target> ofModel(
            Class<T> type, Function<T, String> model, String name, Predicate<T> which, @Nullable String field) {
        List<Fact> found = byModel.computeIfAbsent(type, any -> facts(type).stream()
                        .collect(Collectors.groupingBy(each -> model.apply(type.cast(each.value())))))
                .getOrDefault(name, List.of());
        return targets(found.stream().filter(each -> which.test(type.cast(each.value()))), field);
    }

    private static List<Subject.Target> targets(Stream<Fact> facts, @Nullable String field) {
        return facts.map(each -> new Subject.Target(each, field)).toList();
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
