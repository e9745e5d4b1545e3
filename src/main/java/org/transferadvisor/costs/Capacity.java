package org.transferadvisor.costs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.MethodSheet;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.conclusions.Rung;
import org.transferadvisor.conclusions.Suitable;
import org.transferadvisor.conclusions.TrainingMemory;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;

/** What a method and those that may take its place need of GPUs and dollars, and which of them comes first. */
public final class Capacity {

    private Capacity() {}

    /**
     * The method planned and, by the strategy table's column {@code fallback}, those that may take its place.
     *
     * @param planned id of the method planned
     * @param rows the reference rows
     * @param methods what each method takes
     * @param basis the figures asked for, which serve where no sample has a known number of tokens
     * @param data the data at hand
     * @return the methods in their order; the first is the one planned
     */
    public static List<Rung> ladder(String planned, Rows rows, MethodSheet methods, Basis basis, Data data) {
        String figures = data.tokensPerSample() == null ? basis.name() : Basis.MEASURED.name();
        List<Rung> ladder = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String method = planned;
        while (method != null && seen.add(method)) {
            ladder.add(rung(ladder.size(), method, methods, figures));
            Strategy row = rows.strategy(method);
            method = row == null ? null : row.fallback();
        }
        return List.copyOf(ladder);
    }

    private static Rung rung(int position, String method, MethodSheet methods, String figures) {
        TrainingMemory memory =
                Calculations.first(methods.memories(), each -> each.strategy().equals(method));
        RunCost cost = Calculations.first(
                methods.runCosts(),
                each -> each.strategy().equals(method) && each.basis().equals(figures));
        return new Rung(
                position,
                method,
                memory == null || !Boolean.FALSE.equals(memory.fits()),
                cost == null ? null : cost.compute().likely(),
                memory == null ? null : memory.gpusNeeded(),
                memory == null ? null : memory.gb());
    }

    /** Whether one run is within the budget; a cost that is not known is. */
    public static boolean within(@Nullable Double cost, double budget) {
        return cost == null || cost <= budget;
    }

    /** The first of the methods that suit, as a list of one; empty for none. */
    public static List<Suitable> first(List<Suitable> suitable) {
        return suitable.stream()
                .sorted(Comparator.comparing(Suitable::position))
                .limit(1)
                .toList();
    }

    /** The cheapest of the methods, as a list of one; empty for none. */
    public static List<Rung> cheapest(List<Rung> rungs) {
        return rungs.stream().sorted(Rung.CHEAPEST_FIRST).limit(1).toList();
    }

    /** The method that needs fewest GPUs, as a list of one; empty for none. */
    public static List<Rung> smallest(List<Rung> rungs) {
        return rungs.stream().sorted(Rung.SMALLEST_FIRST).limit(1).toList();
    }
}
