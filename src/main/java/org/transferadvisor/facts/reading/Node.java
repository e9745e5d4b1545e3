package org.transferadvisor.facts.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;

/** One value of a document with its place. */
public sealed interface Node {

    /** Where it stands. */
    Place place();

    /** What it is, for a message: such as {@code text} or {@code a list}. */
    String kind();

    /** The value as text, for a message. */
    String shown();

    /** The value in plain Java: map, list, text, {@link BigDecimal}, boolean or null. */
    @Nullable
    Object plain();

    /**
     * A place in a text.
     *
     * @param line from 1; 0 where the value was not read from a text
     * @param column from 1
     */
    record Place(int line, int column) {
        /** Where a value did not come from a text. */
        public static final Place NOWHERE = new Place(0, 0);
    }

    /**
     * One field of a mapping.
     *
     * @param key place of its name
     * @param value its value
     */
    record Entry(Place key, Node value) {}

    /** Fields by name, in the order of the text. */
    record Mapping(Place place, Map<String, Entry> entries) implements Node {

        /** The value of a field; null where it is absent or null. */
        public @Nullable Node get(String name) {
            Entry entry = entries.get(name);
            return entry == null || entry.value() instanceof Nothing ? null : entry.value();
        }

        @Override
        public String kind() {
            return "an object";
        }

        @Override
        public String shown() {
            return "{…}";
        }

        @Override
        public Object plain() {
            Map<String, Object> values = new LinkedHashMap<>();
            entries.forEach((name, entry) -> {
                Object value = entry.value().plain();
                if (value != null) {
                    values.put(name, value);
                }
            });
            return values;
        }
    }

    /** Values in order. */
    record Sequence(Place place, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public String shown() {
            return "[…]";
        }

        @Override
        public Object plain() {
            List<Object> values = new ArrayList<>();
            items.forEach(item -> values.add(item.plain()));
            return values;
        }
    }

    /** Text. */
    record Text(Place place, String value) implements Node {
        @Override
        public String kind() {
            return "text";
        }

        @Override
        public String shown() {
            return value;
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /**
     * A finite number.
     *
     * @param shown as written
     */
    record Numeric(Place place, BigDecimal value, String shown) implements Node {
        @Override
        public String kind() {
            return "a number";
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /** True or false. */
    record Truth(Place place, boolean value) implements Node {
        @Override
        public String kind() {
            return "true or false";
        }

        @Override
        public String shown() {
            return String.valueOf(value);
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /** An explicit null, which is the same as an absent field. */
    record Nothing(Place place) implements Node {
        @Override
        public String kind() {
            return "null";
        }

        @Override
        public String shown() {
            return "null";
        }

        @Override
        public @Nullable Object plain() {
            return null;
        }
    }

    /** A value that was already refused when it was read. */
    record Refused(Place place, String shown) implements Node {
        @Override
        public String kind() {
            return "refused";
        }

        @Override
        public @Nullable Object plain() {
            return null;
        }
    }

    /**
     * A node for a value that was not read from a text: maps, lists, text, numbers, booleans, ranges and null.
     *
     * @throws IllegalArgumentException for any other kind of value
     */
    static Node of(@Nullable Object value) {
        if (value == null) {
            return new Nothing(Place.NOWHERE);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            map.forEach((name, each) -> entries.put(String.valueOf(name), new Entry(Place.NOWHERE, of(each))));
            return new Mapping(Place.NOWHERE, entries);
        }
        if (value instanceof Range range) {
            Map<String, Object> ends = new LinkedHashMap<>();
            ends.put("low", range.low());
            ends.put("likely", range.likely());
            ends.put("high", range.high());
            return of(range.low().equals(range.high()) ? range.low() : ends);
        }
        if (value instanceof List<?> list) {
            return new Sequence(Place.NOWHERE, list.stream().map(Node::of).toList());
        }
        if (value instanceof Boolean truth) {
            return new Truth(Place.NOWHERE, truth);
        }
        if (value instanceof Number number) {
            boolean finite = Double.isFinite(number.doubleValue());
            return finite
                    ? new Numeric(Place.NOWHERE, new BigDecimal(number.toString()), number.toString())
                    : new Text(Place.NOWHERE, number.toString());
        }
        if (value instanceof String text) {
            return new Text(Place.NOWHERE, text);
        }
        throw new IllegalArgumentException("no fact holds a " + value.getClass().getName());
    }
}
