package org.transferadvisor.facts.building;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reading.Contract;

/** What the builders of facts share: the values set so far, by field. For one thread. */
abstract class SectionBuilder<R extends Record> {

    private static final Contract<ProjectFacts> CONTRACT = Contract.of(ProjectFacts.class);

    private final Class<R> kind;
    private final String pointer;
    private final Map<String, Object> values = new HashMap<>();

    /**
     * A builder.
     *
     * @param kind the record
     * @param pointer where it stands in the facts; empty for the whole
     * @param from what to start from; null for nothing
     */
    SectionBuilder(Class<R> kind, String pointer, @Nullable R from) {
        this.kind = kind;
        this.pointer = pointer;
        if (from != null) {
            RecordFields fields = RecordFields.of(kind);
            fields.names().forEach(name -> set(name, fields.get(from, name)));
        }
    }

    final void set(String field, @Nullable Object value) {
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value instanceof List<?> items ? new ArrayList<>(items) : value);
        }
    }

    final void range(String field, double low, double high) {
        set(field, CONTRACT.range(pointer + "/" + field, low, high, "facts"));
    }

    /** The value set; null where there is none. */
    final <T> @Nullable T value(String field, Class<T> type) {
        return type.cast(values.get(field));
    }

    /** Goes on with a section where it was left. */
    final <S extends Record, B extends SectionBuilder<S>> void section(
            String field, Class<S> type, Function<@Nullable S, B> builder, Consumer<? super B> change) {
        B section = builder.apply(value(field, type));
        Objects.requireNonNull(change, field).accept(section);
        set(field, section.record());
    }

    /** Adds a record to a list. */
    final <B extends SectionBuilder<?>> void add(String field, IntFunction<B> builder, Consumer<? super B> change) {
        B one = builder.apply(items(field).size());
        Objects.requireNonNull(change, field).accept(one);
        items(field).add(one.record());
    }

    /** Adds a fact of a type that the rulebook declares. */
    final void declared(String field, String type, Map<String, ?> fields) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("type", type);
        fact.putAll(Objects.requireNonNull(fields, "values"));
        items(field).add(fact);
    }

    /** A list as it is so far. Records that were made of it have copies. */
    @SuppressWarnings("unchecked") // lists are copied when they are set
    private List<Object> items(String field) {
        return (List<Object>) values.computeIfAbsent(field, any -> new ArrayList<>());
    }

    /** The record of what was set; what was not is null. */
    final R record() {
        return kind.cast(RecordFields.of(kind).make(values));
    }
}
