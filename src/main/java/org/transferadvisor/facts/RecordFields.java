package org.transferadvisor.facts;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a kind of record, or of a kind of fact that a rulebook declares, to read and replace by name or place. Looked up
 * once for each kind, as that is slow.
 */
@API(status = API.Status.INTERNAL)
public final class RecordFields {

    private static final ClassValue<RecordFields> KNOWN = new ClassValue<>() {
        @Override
        protected RecordFields computeValue(Class<?> type) {
            return new RecordFields(type);
        }
    };

    private final List<String> names = new ArrayList<>();
    private final List<Method> accessors = new ArrayList<>();
    private final List<Class<?>> types = new ArrayList<>();
    private final @Nullable Constructor<?> constructor;

    private RecordFields(Class<?> type) {
        try {
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    add(component.getName(), component.getAccessor());
                }
                constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
                constructor.setAccessible(true);
            } else {
                for (Field field : type.getDeclaredFields()) {
                    Method getter = getter(type, field);
                    if (getter != null) {
                        add(field.getName(), getter);
                    }
                }
                constructor = null;
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the fields of a record cannot be read", e);
        }
    }

    private void add(String name, Method accessor) {
        accessor.setAccessible(true);
        names.add(name);
        types.add(accessor.getReturnType());
        accessors.add(accessor);
    }

    private static @Nullable Method getter(Class<?> type, Field field) {
        String name = Character.toUpperCase(field.getName().charAt(0))
                + field.getName().substring(1);
        return Arrays.stream(type.getMethods())
                .filter(each -> each.getParameterCount() == 0
                        && (each.getName().equals("get" + name)
                                || each.getName().equals("is" + name)))
                .findFirst()
                .orElse(null);
    }

    /** The fields of a record's kind. */
    public static RecordFields of(Record value) {
        return KNOWN.get(value.getClass());
    }

    /** The fields of a fact's kind, which is a record or what a rulebook declares. */
    public static RecordFields ofFact(Object value) {
        return KNOWN.get(value.getClass());
    }

    /** The fields of a kind of record. */
    public static RecordFields of(Class<? extends Record> kind) {
        return KNOWN.get(kind);
    }

    /** Their names, in the order of the record. */
    public List<String> names() {
        return names;
    }

    /** Their types, in the same order. */
    public List<Class<?>> types() {
        return types;
    }

    /** The value of one field of a record of this kind, by its place. */
    public @Nullable Object get(Object value, int place) {
        try {
            return accessors.get(place).invoke(value);
        } catch (ReflectiveOperationException e) { // accessors of records throw nothing of their own
            throw new IllegalStateException("a field of a record cannot be read", e);
        }
    }

    /** The value of one field by its name; null where there is no such field. */
    public @Nullable Object get(Object value, String name) {
        int place = names.indexOf(name);
        return place < 0 ? null : get(value, place);
    }

    /** The same record with another value in one place. */
    public Record with(Record value, int place, Object changed) {
        Object[] arguments = new Object[names.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i == place ? changed : get(value, i);
        }
        return make(arguments);
    }

    /**
     * A record of this kind.
     *
     * @param values by field; one that is not there is null
     */
    public Record make(Map<String, ?> values) {
        return make(names.stream().map(values::get).toArray());
    }

    private Record make(@Nullable Object[] values) {
        try {
            return (Record) Objects.requireNonNull(constructor, "no record").newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record cannot be made", e);
        }
    }
}
