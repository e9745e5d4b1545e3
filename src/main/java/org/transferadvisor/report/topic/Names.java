package org.transferadvisor.report.topic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.rulebook.Rulebook;

/**
 * What strategies are called.
 *
 * @param strategies names by id; an id without a name stands for itself
 */
public record Names(Map<String, String> strategies) {

    /** Strategies as a rulebook names them. */
    public static Names of(Rulebook rulebook) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String id : rulebook.reference().ids("strategies")) {
            Row row = rulebook.reference().row("strategies", id);
            if (row != null && row.value() instanceof Strategy strategy) {
                names.put(id, strategy.name());
            }
        }
        return new Names(names);
    }

    /** The name of a strategy; empty where there is none. */
    public String of(@Nullable String strategy) {
        return strategy == null ? "" : strategies.getOrDefault(strategy, strategy);
    }
}
