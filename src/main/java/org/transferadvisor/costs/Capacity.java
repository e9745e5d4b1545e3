package org.transferadvisor.costs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.FittingCandidate;
import org.transferadvisor.conclusions.HoldingGpu;
import org.transferadvisor.conclusions.MethodSheet;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.conclusions.Rung;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.TrainingMemory;
import org.transferadvisor.facts.Adaptation;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.Task;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;

/** What a method and those that may take its place need of GPUs and dollars, and which of them comes first. */
public final class Capacity {

    private Capacity() {}

    /**
     * What the method planned takes.
     *
     * @param method its id
     * @param methods what each method takes
     * @param basis the figures asked for, which serve where no sample has a known number of tokens
     * @param tokens of a sample; null where it is not known
     */
    public static Rung planned(String method, MethodSheet methods, Basis basis, @Nullable Double tokens) {
        return rung(0, method, methods, basis, tokens);
    }

    /**
     * What a method takes that may take the place of another.
     *
     * @param position position of the other
     * @param method id of the method
     * @param methods what each method takes
     * @param basis the figures asked for, which serve where no sample has a known number of tokens
     * @param tokens of a sample; null where it is not known
     */
    public static Rung inItsPlace(
            int position, String method, MethodSheet methods, Basis basis, @Nullable Double tokens) {
        return rung(position + 1, method, methods, basis, tokens);
    }

    /**
     * The GPUs of the table that hold a method at the least likely cost an hour; of several, the fewest. A list of one, or empty
     * where none of those with a price does.
     *
     * @param method id of the method
     * @param methods what each method takes
     * @param rows the reference rows
     * @param hardware whether GPUs may share one copy
     */
    public static List<HoldingGpu> cheapestHolding(String method, MethodSheet methods, Rows rows, Hardware hardware) {
        TrainingMemory memory = memory(method, methods);
        Figure usable = rows.figure("usable-memory");
        Figure most = rows.figure(MethodMemory.mostGpus(hardware));
        if (memory == null || usable == null || most == null) {
            return List.of();
        }
        List<HoldingGpu> holding = new ArrayList<>();
        for (Gpu gpu : rows.gpus()) {
            Range price = ServingCosts.measured(gpu);
            Long needed = Memory.gpusNeeded(
                    memory.weightsGb(),
                    memory.trainedGb(),
                    memory.activationsGb(),
                    memory.overheadGb(),
                    Memory.usable(gpu.memoryGb(), usable.value().likely()),
                    most.value().likely());
            if (price != null && needed != null) {
                holding.add(new HoldingGpu(gpu.id(), needed, Training.total(price.likely(), needed)));
            }
        }
        return holding.stream()
                .sorted(Comparator.comparingDouble(HoldingGpu::perHour)
                        .thenComparingLong(HoldingGpu::count)
                        .thenComparing(HoldingGpu::gpu))
                .limit(1)
                .toList();
    }

    /**
     * The largest of the smaller candidates that the GPUs at hand hold with a method; of several, the first by name. A list of
     * one, or empty where there is none.
     *
     * @param method id of the method
     * @param size billions of parameters of the model that does not fit
     * @param candidates those that are eligible
     * @param rows the reference rows
     * @param task what training aims at
     * @param data the data at hand
     * @param adaptation settings of the method
     * @param hardware the GPUs at hand
     */
    public static List<FittingCandidate> smaller(
            String method,
            double size,
            List<Candidate> candidates,
            Rows rows,
            Task task,
            Data data,
            Adaptation adaptation,
            Hardware hardware) {
        List<FittingCandidate> fitting = new ArrayList<>();
        for (Candidate each : candidates) {
            Double parametersB = each.parametersB();
            if ("API".equals(each.access()) || parametersB == null || parametersB >= size) {
                continue;
            }
            Calculations tried = new Calculations();
            new MethodMemory(tried, rows, hardware, adaptation, task, data)
                    .onModel(new SelectedModel(each.model(), true), each, parametersB);
            if (tried.results(TrainingMemory.class).stream()
                    .anyMatch(found -> found.strategy().equals(method) && Boolean.TRUE.equals(found.fits()))) {
                fitting.add(new FittingCandidate(each.model(), parametersB));
            }
        }
        return fitting.stream()
                .sorted(Comparator.comparingDouble(FittingCandidate::parametersB)
                        .reversed()
                        .thenComparing(FittingCandidate::model))
                .limit(1)
                .toList();
    }

    private static Rung rung(int position, String method, MethodSheet methods, Basis basis, @Nullable Double tokens) {
        String figures = tokens == null ? basis.name() : Basis.MEASURED.name();
        TrainingMemory memory = memory(method, methods);
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

    private static @Nullable TrainingMemory memory(String method, MethodSheet methods) {
        return Calculations.first(methods.memories(), each -> each.strategy().equals(method));
    }
}
