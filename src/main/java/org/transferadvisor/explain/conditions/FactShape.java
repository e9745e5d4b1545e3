package org.transferadvisor.explain.conditions;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;

/**
 * The fields of a kind of fact.
 *
 * @param type a record, or a type that rules declare
 * @param names the fields in the order in which rules state them
 */
public record FactShape(Class<?> type, List<String> names) {

    /** The shape of a type. */
    public static FactShape of(Class<?> type) {
        List<String> names = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()
                : Arrays.stream(type.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .map(Field::getName)
                        .toList();
        return new FactShape(type, names);
    }

    /** The type of a field. */
    public Class<?> typeOf(String field) {
        try {
            return type.getDeclaredField(field).getType();
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no field " + field, e);
        }
    }

    /** A fact with these values and nothing else; empty where the type does not allow it. */
    public Optional<Object> make(Map<String, Object> values) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(
                    constructor.newInstance(names.stream().map(values::get).toArray()));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same fact with another value for one field; empty where the type does not allow it. */
    public static Optional<Object> with(Object fact, String field, Object value) {
        if (!(fact instanceof Record known)) {
            return Optional.empty();
        }
        int place = RecordFields.of(known).names().indexOf(field);
        try {
            return place < 0
                    ? Optional.empty()
                    : Optional.of(RecordFields.of(known).with(known, place, value));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The value at a path such as {@code value.likely}; null where there is none. */
    public static @Nullable Object read(@Nullable Object fact, String path) {
        Object at = fact;
        for (String step : path.split("\\.", -1)) {
            if (at == null) {
                return null;
            }
            at = step.equals("this") ? at : field(at, step);
        }
        return at;
    }

    private static @Nullable Object field(Object fact, String name) {
        if (fact instanceof Record known) {
            return RecordFields.of(known).get(known, name);
        }
        for (Method method : fact.getClass().getMethods()) {
            String getter = method.getName().replaceFirst("^(get|is)", "");
            if (method.getParameterCount() == 0 && getter.equalsIgnoreCase(name) && !getter.equals(method.getName())) {
                try {
                    return method.invoke(fact);
                } catch (ReflectiveOperationException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
