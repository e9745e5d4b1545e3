package org.transferadvisor.configure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a configuration, or several below one key.
 *
 * @param key the key; {@code -} for an entry of a list
 * @param value text, number, boolean or a list of texts; null where {@code below} is not empty
 * @param below what stands below it
 * @param comments what stands above it
 */
record Entry(String key, @Nullable Object value, List<Entry> below, List<String> comments) {

    /** Adds a value at a path, below the last entry where that has the path's first key. */
    static void put(List<Entry> entries, List<String> path, Object value, List<String> comments) {
        String key = path.get(0);
        if (path.size() == 1) {
            entries.add(new Entry(key, value, List.of(), comments));
            return;
        }
        Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        if (last == null || !last.key().equals(key)) {
            last = new Entry(key, null, new ArrayList<>(), List.of());
            entries.add(last);
        }
        put(last.below(), path.subList(1, path.size()), value, comments);
    }
}
