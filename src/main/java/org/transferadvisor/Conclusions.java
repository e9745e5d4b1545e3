package org.transferadvisor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.figures.Sheet;
import org.transferadvisor.trace.FactOrder;

/**
 * What the rules concluded on one project, without who concluded it from what. Two are equal where they hold equal conclusions.
 *
 * <pre>{@code
 * try (Advisor advisor = Advisor.create()) {
 *     Document facts = Document.read(Path.of("facts-samples/support-assistant.json"));
 *     Conclusions conclusions = advisor.conclude(facts, Basis.PUBLISHED);
 *     System.out.println(conclusions.only(ChosenStrategy.class));
 *     conclusions.all(RunCost.class).forEach(cost -> System.out.println(cost.strategy() + ": $" + cost.compute().likely()));
 * }
 * }</pre>
 */
public final class Conclusions {

    private final Map<Class<?>, Set<Object>> byType;

    private Conclusions(Map<Class<?>, Set<Object>> byType) {
        this.byType = byType;
    }

    /** Conclusions in any order. */
    static Conclusions of(Iterable<?> concluded) {
        Map<Class<?>, Set<Object>> byType = new HashMap<>();
        for (Object each : concluded) {
            if (each instanceof Sheet sheet) {
                sheet.calculations().all().forEach(figure -> figure.results().forEach(found -> add(found, byType)));
            } else {
                add(each, byType);
            }
        }
        return new Conclusions(byType);
    }

    private static void add(Object concluded, Map<Class<?>, Set<Object>> byType) {
        byType.computeIfAbsent(concluded.getClass(), any -> new HashSet<>()).add(concluded);
    }

    /**
     * The conclusions of one type, ordered by what they say.
     *
     * @param type a record of {@link org.transferadvisor.conclusions}, or a type that the rulebook declares
     * @param <T> the type
     * @return the conclusions; empty where there are none
     */
    public <T> List<T> all(Class<T> type) {
        List<T> all = new ArrayList<>();
        byType.getOrDefault(Objects.requireNonNull(type, "type"), Set.of()).forEach(each -> all.add(type.cast(each)));
        all.sort(FactOrder.BY_CONTENT);
        return List.copyOf(all);
    }

    /**
     * The one conclusion of a type; null where there is none.
     *
     * @param type a record of {@link org.transferadvisor.conclusions}, or a type that the rulebook declares
     * @param <T> the type
     * @return the conclusion; null where there is none
     * @throws UndecidedException where there are several
     */
    public <T> @Nullable T only(Class<T> type) {
        List<T> all = all(type);
        if (all.size() > 1) {
            throw new UndecidedException(
                    type.getSimpleName(), all.stream().map(Object::toString).toList(), List.of());
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /**
     * All conclusions, by type and then by what they say.
     *
     * @return the conclusions
     */
    public List<Object> all() {
        List<Object> all = new ArrayList<>();
        byType.values().forEach(all::addAll);
        all.sort(FactOrder.BY_CONTENT);
        return List.copyOf(all);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Conclusions that && byType.equals(that.byType);
    }

    @Override
    public int hashCode() {
        return byType.hashCode();
    }

    @Override
    public String toString() {
        return all().toString();
    }
}
