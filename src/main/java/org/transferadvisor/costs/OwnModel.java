package org.transferadvisor.costs;

import java.util.List;
import org.transferadvisor.conclusions.ActivationMemory;
import org.transferadvisor.conclusions.AdaptationCost;
import org.transferadvisor.conclusions.MethodSheet;
import org.transferadvisor.conclusions.OwnSheet;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.conclusions.SequenceLength;
import org.transferadvisor.facts.Adaptation;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.FromScratch;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.Task;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.facts.reference.Optimizer;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Working;

/** Computes what a model of one's own takes: dollars, paid once, and memory (§3.3). */
public final class OwnModel {

    static final Working DEVELOPMENT = Working.of("run-cost-own")
            .from(FromScratch.class, "cost = developmentCost")
            .from(Strategy.class, "id", "name", "serves");
    static final Working ONCE = Working.of("adaptation-cost-own")
            .from(Basis.class, "basis = name")
            .from(RunCost.class, "cost = compute")
            .from(Strategy.class, "id", "serves");

    static final Working ACTIVATIONS = Working.of("activations-own")
            .from(FromScratch.class, "active = parametersB")
            .from(Adaptation.class, "microBatch", "gradientCheckpointing")
            .from(SequenceLength.class, "sequence = tokens")
            .figure(List.of(MethodMemory.ALL_KEPT, MethodMemory.CHECKPOINTED), "perWidth = value.likely")
            .figure(List.of(MethodMemory.ONE_SEQUENCE, MethodMemory.PAIR), "sequences = value.likely")
            .figure("usual-width", "perSize = value.likely")
            .step("tokens", "Memory.tokensAtATime", "microBatch", "sequence", "sequences")
            .step("width", "Memory.width", "hidden", "layers", "active", "perSize")
            .step("gb", "Memory.activations", "tokens", "perWidth", "width", "0", "0", "0");

    static final Working MEMORY = MethodMemory.fitting(
            MethodMemory.room(Working.of("training-memory-own")
                            .from(FromScratch.class, "size = parametersB")
                            .from(Strategy.class, "id", "serves")
                            .from(ActivationMemory.class, "activations = gb")
                            .from(Optimizer.class, "id", "bytes = trainedBytes")
                            .from(Hardware.class, "kind = gpu", "count", "sharding")
                            .from(Gpu.class, "id", "used = *")
                            .figure("memory-of-context", "overhead = value.likely"))
                    .step("trained", "Memory.byShare", "size", "1"),
            "0");

    private OwnModel() {}

    /**
     * The sheet of one project.
     *
     * @param rows the reference rows
     * @param basis which figures are asked for
     * @param methods what the methods take
     * @param task what training aims at
     * @param adaptation settings of training
     * @param hardware the GPUs to train on
     * @param own the purpose-built alternative
     */
    public static OwnSheet sheet(
            Rows rows,
            Basis basis,
            MethodSheet methods,
            Task task,
            Adaptation adaptation,
            Hardware hardware,
            FromScratch own) {
        Calculations made = new Calculations();
        Range development = own.developmentCost();
        for (Strategy each : rows.strategies()) {
            if ("OWN".equals(each.serves()) && development != null) {
                developed(made, each, own, development, basis);
            }
        }
        if (own.parametersB() != null) {
            SequenceLength sequence = methods.calculations().results(SequenceLength.class).stream()
                    .findFirst()
                    .orElse(null);
            new MethodMemory(made, rows, hardware, adaptation, task, sequence).ofOnesOwn(own, own.parametersB());
        }
        return OwnSheet.of(made);
    }

    private static void developed(
            Calculations made, Strategy strategy, FromScratch own, Range development, Basis basis) {
        List<RunCost> runs = List.of(
                new RunCost(strategy.id(), Methods.PUBLISHED, development),
                new RunCost(strategy.id(), Methods.MEASURED, development));
        made.addAll(DEVELOPMENT, List.copyOf(runs), own, strategy);
        for (RunCost each : runs) {
            if (each.basis().equals(basis.name())) {
                made.add(ONCE, new AdaptationCost(strategy.id(), development), basis, each, strategy);
            }
        }
    }
}
