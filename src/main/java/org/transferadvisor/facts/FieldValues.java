package org.transferadvisor.facts;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What a fact says, field by field, without a copy of it. Fields that are unknown are left out. */
@API(status = API.Status.INTERNAL)
public final class FieldValues extends AbstractMap<String, Object> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient Object fact;
    private final transient RecordFields fields;

    private FieldValues(Object fact, RecordFields fields) {
        this.fact = fact;
        this.fields = fields;
    }

    /**
     * The fields of a fact.
     *
     * @param fact a record, a fact that a rulebook declares, or a value without fields, which stands under {@code value}
     * @return what each field says, by its name
     */
    public static Map<String, Object> of(Object fact) {
        return fact instanceof Enum<?> word
                ? Map.of("value", word.name())
                : new FieldValues(fact, RecordFields.ofFact(fact));
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return name instanceof String field ? fields.get(fact, field) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Fields();
            }

            @Override
            public int size() {
                int known = 0;
                for (int i = 0; i < fields.names().size(); i++) {
                    known += fields.get(fact, i) == null ? 0 : 1;
                }
                return known;
            }
        };
    }

    private final class Fields implements Iterator<Map.Entry<String, Object>> {

        private int place = -1;
        /** The value at the place; null before the first and after the last. */
        private @Nullable Object value = following();

        private @Nullable Object following() {
            Object found = null;
            while (found == null && ++place < fields.names().size()) {
                found = fields.get(fact, place);
            }
            return found;
        }

        @Override
        public boolean hasNext() {
            return value != null;
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (value == null) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, Object> entry = Map.entry(fields.names().get(place), value);
            value = following();
            return entry;
        }
    }

    /**
     * Serialized as a map of what it says, since the fact itself need not be serializable.
     *
     * @return the map
     */
    private Object writeReplace() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(this));
    }
}
