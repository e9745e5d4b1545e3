package org.transferadvisor.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The calculations of one sheet, in the order in which they were made. A sheet equals no other. */
public final class Calculations {

    private final List<Calculation> all = new ArrayList<>();

    /** None yet. */
    public Calculations() {}

    /** Adds a figure with what it was computed from. */
    public <T extends Record> T add(Working working, T result, @Nullable Object... values) {
        all.add(new Calculation(working, List.of(result), values));
        return result;
    }

    /** Adds figures that were computed together. */
    public void addAll(Working working, List<Record> results, @Nullable Object... values) {
        all.add(new Calculation(working, results, values));
    }

    /** All of them. */
    public List<Calculation> all() {
        return Collections.unmodifiableList(all);
    }

    /** The figures of one kind. */
    public <T extends Record> List<T> results(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Calculation each : all) {
            for (Record result : each.results()) {
                if (type.isInstance(result)) {
                    found.add(type.cast(result));
                }
            }
        }
        return found;
    }

    /** The first that meets a condition; null where none does. */
    public static <T> @Nullable T first(List<T> of, Predicate<T> which) {
        for (T each : of) {
            if (which.test(each)) {
                return each;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return all.size() + " figures";
    }
}
