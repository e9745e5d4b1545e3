package org.transferadvisor.costs;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.MethodSheet;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.conclusions.Rung;
import org.transferadvisor.conclusions.TrainingMemory;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.figures.Calculations;

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

    private static Rung rung(int position, String method, MethodSheet methods, Basis basis, @Nullable Double tokens) {
        String figures = tokens == null ? basis.name() : Basis.MEASURED.name();
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
}
