package org.transferadvisor.facts;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The fields of a kind of record, to read and replace by name or place. Looked up once for each kind, as that is slow. */
@API(status = API.Status.INTERNAL)
public final class RecordFields {

    private static final ClassValue<RecordFields> KNOWN = new ClassValue<>() {
        @Override
        protected RecordFields computeValue(Class<?> type) {
            return new RecordFields(type);
        }
    };

    private static final MethodType READ = MethodType.methodType(Object.class, Record.class);

    private final List<String> names = new ArrayList<>();
    private final List<MethodHandle> accessors = new ArrayList<>();
    private final Constructor<?> constructor;

    private RecordFields(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            for (RecordComponent component : components) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                names.add(component.getName());
                accessors.add(MethodHandles.lookup().unreflect(accessor).asType(READ));
            }
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the fields of a record cannot be read", e);
        }
    }

    /** The fields of a record's kind. */
    public static RecordFields of(Record value) {
        return of(value.getClass());
    }

    /** The fields of a kind of record. */
    public static RecordFields of(Class<? extends Record> kind) {
        return KNOWN.get(kind);
    }

    /** Their names, in the order of the record. */
    public List<String> names() {
        return names;
    }

    /** The value of one field of a record of this kind, by its place. */
    public @Nullable Object get(Record value, int place) {
        try {
            return accessors.get(place).invokeExact(value);
        } catch (Throwable e) { // accessors of records throw nothing of their own
            throw new IllegalStateException("a field of a record cannot be read", e);
        }
    }

    /** The value of one field by its name; null where there is no such field. */
    public @Nullable Object get(Record value, String name) {
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
            return (Record) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record cannot be made", e);
        }
    }
}
