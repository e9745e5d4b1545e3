package org.transferadvisor.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;

/** One figure of a sheet with what it was computed from. Sentence and formula are made when somebody reads them. */
public final class Calculation {

    private final Working working;
    private final List<Record> results;
    private final @Nullable Object[] values;

    /**
     * A calculation.
     *
     * @param working how it was worked out
     * @param results what came out
     * @param values the facts that went in, a list of them where there may be several, and then the result of each step
     */
    public Calculation(Working working, List<Record> results, @Nullable Object... values) {
        if (values.length != working.size()) {
            throw new IllegalArgumentException(
                    working.id() + " takes " + working.size() + " values and is given " + values.length);
        }
        this.working = working;
        this.results = results;
        this.values = values;
    }

    /** How it was worked out. */
    public Working working() {
        return working;
    }

    /** What came out: figures, or what is unknown. */
    public List<Record> results() {
        return results;
    }

    /** The facts that went in, and figures of other calculations. */
    public List<Object> inputs() {
        List<Object> inputs = new ArrayList<>();
        for (int i = 0; i < working.sizeOfInputs(); i++) {
            if (values[i] instanceof List<?> several) {
                inputs.addAll(several);
            } else if (values[i] != null) {
                inputs.add(values[i]);
            }
        }
        return inputs;
    }

    /** A value by its name in {@link #working}, or a field of what came out; null where it is unknown. */
    public @Nullable Object value(String name) {
        if (working.knows(name)) {
            return working.value(name, values);
        }
        for (Record each : results) {
            Object field = RecordFields.of(each).get(each, name);
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    /** All values that are known, by name. */
    public Map<String, Object> known() {
        Map<String, Object> known = new TreeMap<>();
        for (String name : working.names()) {
            Object value = value(name);
            if (value != null) {
                known.put(name, value);
            }
        }
        return known;
    }
}
