package org.transferadvisor.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.facts.reference.Optimizer;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.facts.reference.TrainingStack;

/** The reference rows that figures are computed with. Like a sheet, it equals no other. */
public final class Rows {

    private final Map<String, Figure> figures = new HashMap<>();
    private final Map<String, Gpu> gpus = new HashMap<>();
    private final Map<String, Optimizer> optimizers = new HashMap<>();
    private final Map<String, TrainingStack> stacks = new HashMap<>();
    private final List<Strategy> strategies;
    private final Gpu stated;

    /**
     * The rows that rules gathered, in any order.
     *
     * @param stated the GPU that hours are stated for
     */
    public Rows(
            List<Figure> figures,
            List<Strategy> strategies,
            List<Gpu> gpus,
            List<Optimizer> optimizers,
            List<TrainingStack> stacks,
            Gpu stated) {
        this.stated = stated;
        optimizers.forEach(each -> this.optimizers.put(each.id(), each));
        stacks.forEach(each -> this.stacks.put(each.id(), each));
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

    /** The kind of GPU that hours are stated for. */
    public Gpu stated() {
        return stated;
    }

    /** All kinds of GPU. */
    public Collection<Gpu> gpus() {
        return gpus.values();
    }

    /** The project's kind of GPU: of the table, or with the memory and throughput that it states; null where it has neither. */
    public @Nullable Gpu gpu(Hardware hardware) {
        Gpu listed = gpu(hardware.gpu());
        Double memory = hardware.memoryGb();
        Double teraflops = hardware.teraflops();
        if (hardware.gpu() == null
                || memory == null
                || teraflops == null
                || listed != null
                        && listed.memoryGb().equals(memory)
                        && listed.teraflops().equals(teraflops)) {
            return listed;
        }
        return new Gpu(hardware.gpu(), memory, teraflops, null, null, null);
    }

    /** An optimizer; null where the rulebook has none of that id. */
    public @Nullable Optimizer optimizer(@Nullable String id) {
        return optimizers.get(id);
    }

    /** A kind of training software; null where the rulebook has none of that id. */
    public @Nullable TrainingStack stack(@Nullable String id) {
        return stacks.get(id);
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
