package org.transferadvisor.explain.whynot.search;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A fact that is missing.
 *
 * @param type its type
 * @param demands what it would have to be like
 */
public record Goal(Class<?> type, List<Demand> demands) {

    /** The same for the same missing fact. */
    String key() {
        return type.getSimpleName()
                + demands.stream().map(Demand::text).sorted().collect(Collectors.joining(", ", "( ", " )"));
    }
}
