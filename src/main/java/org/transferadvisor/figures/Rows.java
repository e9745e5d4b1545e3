package org.transferadvisor.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.facts.reference.Strategy;

/** The reference rows that figures are computed with. Like a sheet, it equals no other. */
public final class Rows {

    private final Map<String, Figure> figures = new HashMap<>();
    private final Map<String, Gpu> gpus = new HashMap<>();
    private final List<Strategy> strategies;

    /** The rows that rules gathered, in any order. */
    public Rows(List<Figure> figures, List<Strategy> strategies, List<Gpu> gpus) {
        figures.forEach(each -> this.figures.put(each.id(), each));
        gpus.forEach(each -> this.gpus.put(each.id(), each));
        this.strategies = new ArrayList<>(strategies);
        this.strategies.sort(Comparator.comparing(Strategy::id));
    }

    /** A single figure; null where the rulebook has none of that id. */
    public @Nullable Figure figure(String id) {
        return figures.get(id);
    }

    /** A kind of GPU; null where the rulebook has none of that id. */
    public @Nullable Gpu gpu(@Nullable String id) {
        return gpus.get(id);
    }

    /** All strategies, by id. */
    public List<Strategy> strategies() {
        return strategies;
    }

    /** A strategy; null where the rulebook has none of that id. */
    public @Nullable Strategy strategy(@Nullable String id) {
        for (Strategy each : strategies) {
            if (each.id().equals(id)) {
                return each;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return figures.size() + " figures, " + strategies.size() + " strategies, " + gpus.size() + " GPUs";
    }
}
