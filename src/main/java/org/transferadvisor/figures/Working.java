package org.transferadvisor.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reference.Figure;

/**
 * How a figure is worked out: from which fields of which facts, by which functions. It stands beside the code that computes
 * the figure, for whoever explains it; a test works every figure out again from what this says.
 *
 * <p>A field is named as it is, {@code name}, or with the name by which functions and sentences know it,
 * {@code price = pricePerHour}; {@code gpu = *} stands for the fact as a whole.
 */
public final class Working {

    /** The fact as a whole. */
    private static final String WHOLE = "*";

    /**
     * Facts of one kind that go in.
     *
     * @param type their kind
     * @param several whether there may be any number of them
     */
    public record Input(Class<? extends Record> type, boolean several) {}

    /**
     * A function that is called on the way.
     *
     * @param name what its result is called
     * @param function class and name, such as {@code Training.gpuHours}
     * @param arguments the names of what it is given, or numbers
     */
    public record Step(String name, String function, List<String> arguments) {}

    /** A field of a kind of fact. */
    public record Field(String type, String path) {}

    /** Where a named value is found: among the values of a calculation, and there at a path. */
    private record Place(int at, String path) {}

    private final String id;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Class<? extends Record>> absent = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, TreeSet<String>> reads = new TreeMap<>();

    private Working(String id) {
        this.id = id;
    }

    /**
     * The working of a figure.
     *
     * @param id its stable id
     */
    public static Working of(String id) {
        return new Working(id);
    }

    /** One fact goes in, or none. */
    public Working from(Class<? extends Record> type, String... fields) {
        return input(type, false, fields);
    }

    /** Any number of facts of a kind go in. */
    public Working fromAll(Class<? extends Record> type, String... fields) {
        return input(type, true, fields);
    }

    /** A row of the table of single figures goes in. */
    public Working figure(String row, String field) {
        figures.add(row);
        return input(Figure.class, false, "id", field);
    }

    /** One of several rows of the table of single figures goes in. */
    public Working figure(List<String> rows, String field) {
        figures.addAll(rows);
        return input(Figure.class, false, "id", field);
    }

    /** What comes out, where a sentence names fields of it. */
    public Working gives(Class<? extends Record> result) {
        given.addAll(RecordFields.of(result).names());
        return this;
    }

    /** It is worked out so where there is no fact of a kind. */
    public Working without(Class<? extends Record> type) {
        absent.add(type);
        return this;
    }

    private Working input(Class<? extends Record> type, boolean several, String... fields) {
        if (!steps.isEmpty()) {
            throw new IllegalStateException("what goes in is named before the steps: " + id);
        }
        TreeSet<String> read = reads.computeIfAbsent(type.getSimpleName(), any -> new TreeSet<>());
        for (String field : fields) {
            int equals = field.indexOf(" = ");
            String path = equals < 0 ? field : field.substring(equals + 3);
            boolean whole = path.equals(WHOLE);
            places.putIfAbsent(
                    equals < 0 ? field : field.substring(0, equals), new Place(inputs.size(), whole ? "" : path));
            if (!whole) {
                int dot = path.indexOf('.');
                read.add(dot < 0 ? path : path.substring(0, dot));
            }
        }
        inputs.add(new Input(type, several));
        return this;
    }

    /** A function is called, with what goes in and results of earlier steps. */
    public Working step(String name, String function, String... arguments) {
        places.put(name, new Place(inputs.size() + steps.size(), ""));
        steps.add(new Step(name, function, List.of(arguments)));
        return this;
    }

    /** The stable id of the figure. */
    public String id() {
        return id;
    }

    /** What goes in, in order. */
    public List<Input> inputs() {
        return List.copyOf(inputs);
    }

    /** The functions that are called, in order. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The kinds of fact of which there is none. */
    public List<Class<? extends Record>> absent() {
        return List.copyOf(absent);
    }

    /** The rows of the table of single figures that go in. */
    public List<String> figures() {
        return List.copyOf(figures);
    }

    /** The fields that go in, by the kind of fact; both in alphabetical order. */
    public Map<String, List<String>> reads() {
        Map<String, List<String>> all = new TreeMap<>();
        reads.forEach((type, fields) -> all.put(type, List.copyOf(fields)));
        return all;
    }

    /** A field that goes in under a name, with its kind of fact; null where no field of a fact is called so. */
    public @Nullable Field field(String name) {
        Place place = places.get(name);
        return place == null || place.at >= inputs.size() || place.path.isEmpty()
                ? null
                : new Field(inputs.get(place.at).type().getSimpleName(), place.path);
    }

    /** The names of all that goes in and of every step's result. */
    public Set<String> names() {
        return new TreeSet<>(places.keySet());
    }

    /** Whether something that goes in, or the result of a step, is called so. */
    boolean knows(String name) {
        return places.containsKey(name);
    }

    /** What a sentence may name: what goes in, the results of steps, fields of what comes out. */
    public Set<String> sayable() {
        Set<String> sayable = names();
        sayable.addAll(given);
        return sayable;
    }

    /** How many values a calculation holds. */
    int size() {
        return inputs.size() + steps.size();
    }

    /** How many of them go in. */
    int sizeOfInputs() {
        return inputs.size();
    }

    /** A value by its name; null where it is unknown, or where nothing is called so. */
    @Nullable
    Object value(String name, @Nullable Object[] values) {
        Place place = places.get(name);
        if (place == null) {
            return null;
        }
        Object value = values[place.at];
        if (place.path.isEmpty() || value == null) {
            return value;
        }
        if (value instanceof List<?> several) {
            List<Object> found = new ArrayList<>();
            for (Object each : several) {
                Object field = field(each, place.path);
                if (field != null) {
                    found.add(field);
                }
            }
            return found;
        }
        return field(value, place.path);
    }

    private static @Nullable Object field(@Nullable Object of, String path) {
        Object value = of;
        for (int from = 0; value instanceof Record fact && from <= path.length(); ) {
            int dot = path.indexOf('.', from);
            int end = dot < 0 ? path.length() : dot;
            value = RecordFields.of(fact).get(fact, path.substring(from, end));
            from = end + 1;
        }
        return value;
    }
}
