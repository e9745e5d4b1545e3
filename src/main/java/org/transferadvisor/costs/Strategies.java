package org.transferadvisor.costs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.AccessLimit;
import org.transferadvisor.conclusions.AdaptationChoice;
import org.transferadvisor.conclusions.AdaptationCost;
import org.transferadvisor.conclusions.Assumed;
import org.transferadvisor.conclusions.CandidateCount;
import org.transferadvisor.conclusions.MethodSheet;
import org.transferadvisor.conclusions.OwnSheet;
import org.transferadvisor.conclusions.ReferenceRows;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.conclusions.RunHours;
import org.transferadvisor.conclusions.StrategySheet;
import org.transferadvisor.conclusions.TrainingMemory;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.FromScratch;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.Serving;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.facts.reference.Optimizer;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.facts.reference.TrainingStack;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Working;

/**
 * Computes what every strategy takes: those that do their transfer step by a method and add to it, and what serving each
 * costs (§3.2, §3.3, §7.2, §9.1). Columns of the table of strategies say what is added.
 */
public final class Strategies {

    static final Working CANDIDATES = Working.of("candidate-count").fromAll(Candidate.class, "models = *");
    static final Working NO_CANDIDATES = Working.of("candidate-count-none").without(Candidate.class);

    static final Working HOURS_WITH_STUDENT = Working.of("run-hours-distill")
            .from(AdaptationChoice.class, "strategy")
            .from(Strategy.class, "id", "method = name")
            .from(RunHours.class, "transfer = hours")
            .from(RunHours.class, "full = hours")
            .figure("student-size", "share = value.likely")
            .step("student", "Ranges.times", "full", "share")
            .step("hours", "Ranges.plus", "transfer", "student");
    static final Working HOURS_WITH_PASS = Working.of("run-hours-quantize")
            .from(AdaptationChoice.class, "strategy")
            .from(Strategy.class, "id", "method = name")
            .from(RunHours.class, "transfer = hours")
            .from(RunHours.class, "pass = hours")
            .step("hours", "Ranges.plus", "transfer", "pass");
    static final Working HOURS_OF_SOURCES = Working.of("run-hours-multi-source")
            .from(AdaptationChoice.class, "strategy")
            .from(Strategy.class, "id", "method = name")
            .from(RunHours.class, "each = hours")
            .from(CandidateCount.class, "candidates = models")
            .figure("fewest-sources", "fewest = value.likely")
            .figure("most-sources", "most = value.likely")
            .step("sources", "Training.sources", "candidates", "fewest", "most")
            .step("hours", "Ranges.times", "each", "sources");
    static final Working COST_AFTER_PRETRAINING = Working.of("run-cost-pretraining")
            .from(AdaptationChoice.class, "strategy")
            .from(Strategy.class, "id", "method = name")
            .from(RunCost.class, "each = compute")
            .figure("pretraining-cost", "pretraining = value")
            .step("cost", "Ranges.plus", "pretraining", "each");
    static final Working ADAPTATION_AFTER_PRETRAINING = Working.of("adaptation-cost-pretraining")
            .from(Basis.class, "basis = name")
            .from(AdaptationChoice.class, "strategy")
            .from(RunCost.class, "each = compute")
            .from(Serving.class, "variants")
            .figure("pretraining-cost", "pretraining = value")
            .figure("adaptation-iterations", "iterations = value")
            .step("runs", "Training.runsOfVariants", "iterations", "variants")
            .step("adaptation", "Ranges.times", "each", "runs")
            .step("cost", "Ranges.plus", "pretraining", "adaptation");
    static final Working MEMORY_OF_TRANSFER = Working.of("training-memory-transfer")
            .from(AdaptationChoice.class, "adaptation = strategy")
            .from(TrainingMemory.class, "memory = gb", "gpus = gpusNeeded", "fits")
            .from(Strategy.class, "id", "name");
    static final Working MEMORY_OF_PRETRAINING = Working.of("training-memory-pretraining")
            .from(TrainingMemory.class, "memory = gb", "gpus = gpusNeeded", "fits");

    private final Calculations made = new Calculations();
    private final Rows rows;
    private final Basis basis;
    private final MethodSheet methods;
    private final Hardware hardware;
    private final Serving serving;
    private final Gpu stated;

    private Strategies(Rows rows, Basis basis, MethodSheet methods, Serving serving, Hardware hardware, Gpu stated) {
        this.serving = serving;
        this.rows = rows;
        this.basis = basis;
        this.methods = methods;
        this.hardware = hardware;
        this.stated = stated;
    }

    /** The reference rows that sheets are computed with, gathered in any order. */
    public static ReferenceRows rows(
            List<Figure> figures,
            List<Strategy> strategies,
            List<Gpu> gpus,
            List<Optimizer> optimizers,
            List<TrainingStack> stacks) {
        return new ReferenceRows(new Rows(figures, strategies, gpus, optimizers, stacks));
    }

    /**
     * The sheet of one project.
     *
     * @param rows the reference rows
     * @param basis which figures are asked for
     * @param methods what the methods take
     * @param developed what a model of one's own takes
     * @param choices the method of the transfer step, where there is one
     * @param limits the strategies that the access to the model rules out
     * @param candidates all candidates
     * @param serving how the result is served
     * @param hardware the GPUs
     * @param own the purpose-built alternative
     * @param stated the GPU that hours are stated for
     */
    public static StrategySheet sheet(
            Rows rows,
            Basis basis,
            MethodSheet methods,
            OwnSheet developed,
            List<AdaptationChoice> choices,
            List<AccessLimit> limits,
            List<Candidate> candidates,
            Serving serving,
            Hardware hardware,
            FromScratch own,
            Gpu stated) {
        Strategies strategies = new Strategies(rows, basis, methods, serving, hardware, stated);
        CandidateCount count = strategies.count(candidates);
        for (AdaptationChoice choice : choices) {
            Strategy method = rows.strategy(choice.strategy());
            if (method != null) {
                strategies.composed(choice, method, count);
            }
        }
        strategies.memoryOfAnother();
        new ServingCosts(strategies.made, rows, basis, methods, serving, hardware)
                .all(methods.selected(), ModelScores.sorted(candidates), limits, own);
        return StrategySheet.of(methods, developed, strategies.made);
    }

    private CandidateCount count(List<Candidate> candidates) {
        CandidateCount count = new CandidateCount((long) Math.max(1, candidates.size()));
        return candidates.isEmpty() ? made.add(NO_CANDIDATES, count) : made.add(CANDIDATES, count, candidates);
    }

    // ---- strategies with a transfer step ----

    private void composed(AdaptationChoice choice, Strategy method, CandidateCount count) {
        for (Strategy each : rows.strategies()) {
            if (Boolean.TRUE.equals(each.adapts())) {
                for (String figures : List.of(Methods.PUBLISHED, Methods.MEASURED)) {
                    composed(choice, method, each, figures, count);
                }
                if (each.memoryOf() == null) {
                    memoryOfTransfer(choice, each);
                }
            }
        }
    }

    private void composed(
            AdaptationChoice choice, Strategy method, Strategy strategy, String figures, CandidateCount count) {
        RunHours transfer = hours(choice.strategy(), figures);
        if (strategy.paidOnce() != null) {
            afterPretraining(choice, method, strategy, figures);
        } else if (transfer != null) {
            RunHours hours = Boolean.TRUE.equals(strategy.perSource())
                    ? ofSources(choice, method, strategy, transfer, count)
                    : withRun(choice, method, strategy, transfer);
            RunCost run = hours == null
                    ? null
                    : Methods.run(made, hours, strategy, hardware, rows.gpu(hardware), stated, methods.prices());
            if (hours != null && figures.equals(basis.name())) {
                Methods.onDevice(made, hours, strategy, hardware, rows.gpu(hardware), stated);
            }
            if (run != null) {
                Methods.planned(made, run, strategy, basis, rows.figure("adaptation-iterations"), serving);
            }
        }
    }

    private @Nullable RunHours hours(@Nullable String strategy, String figures) {
        return Calculations.first(
                methods.runHours(),
                each -> each.strategy().equals(strategy) && each.basis().equals(figures));
    }

    /** A run of another method is added, of the whole model or of a student of it. */
    private @Nullable RunHours withRun(AdaptationChoice choice, Strategy method, Strategy strategy, RunHours transfer) {
        RunHours added = hours(strategy.addedRun(), transfer.basis());
        if (added == null) {
            return null;
        }
        if (strategy.addedShare() == null) {
            Range hours = Ranges.plus(transfer.hours(), added.hours());
            RunHours both = new RunHours(strategy.id(), transfer.basis(), hours);
            made.addAll(HOURS_WITH_PASS, withAssumption(both, strategy), choice, method, transfer, added, hours);
            return both;
        }
        Figure share = rows.figure(strategy.addedShare());
        if (share == null) {
            return null;
        }
        Range student = Ranges.times(added.hours(), share.value().likely());
        Range hours = Ranges.plus(transfer.hours(), student);
        RunHours both = new RunHours(strategy.id(), transfer.basis(), hours);
        return made.add(HOURS_WITH_STUDENT, both, choice, method, transfer, added, share, student, hours);
    }

    /** That it is one run that is added is taken for granted. */
    private List<Record> withAssumption(RunHours hours, Strategy strategy) {
        Strategy added = rows.strategy(strategy.addedRun());
        return strategy.addedAs() == null || added == null
                ? List.of(hours)
                : List.of(hours, new Assumed(strategy.addedAs(), "one pass of " + added.name()));
    }

    private @Nullable RunHours ofSources(
            AdaptationChoice choice, Strategy method, Strategy strategy, RunHours each, CandidateCount count) {
        Figure fewest = rows.figure("fewest-sources");
        Figure most = rows.figure("most-sources");
        if (fewest == null || most == null) {
            return null;
        }
        double sources = Training.sources(
                count.models(), fewest.value().likely(), most.value().likely());
        Range hours = Ranges.times(each.hours(), sources);
        RunHours all = new RunHours(strategy.id(), each.basis(), hours);
        return made.add(HOURS_OF_SOURCES, all, choice, method, each, count, fewest, most, sources, hours);
    }

    private void afterPretraining(AdaptationChoice choice, Strategy method, Strategy strategy, String figures) {
        RunCost each = Calculations.first(
                methods.runCosts(),
                run -> run.strategy().equals(choice.strategy()) && run.basis().equals(figures));
        Figure pretraining = rows.figure(String.valueOf(strategy.paidOnce()));
        if (each == null || pretraining == null) {
            return;
        }
        Range cost = Ranges.plus(pretraining.value(), each.compute());
        RunCost both = new RunCost(strategy.id(), figures, cost);
        made.add(COST_AFTER_PRETRAINING, both, choice, method, each, pretraining, cost);
        Figure iterations = rows.figure("adaptation-iterations");
        if (iterations != null && figures.equals(basis.name())) {
            Range runs = Training.runsOfVariants(iterations.value(), (double) Methods.variants(serving));
            Range adaptation = Ranges.times(each.compute(), runs);
            Range all = Ranges.plus(pretraining.value(), adaptation);
            made.add(
                    ADAPTATION_AFTER_PRETRAINING,
                    new AdaptationCost(strategy.id(), all),
                    basis,
                    choice,
                    each,
                    serving,
                    pretraining,
                    iterations,
                    runs,
                    adaptation,
                    all);
        }
    }

    // ---- memory ----

    private void memoryOfTransfer(AdaptationChoice choice, Strategy strategy) {
        TrainingMemory memory = memory(choice.strategy());
        if (memory != null) {
            made.add(MEMORY_OF_TRANSFER, of(strategy, memory), choice, memory, strategy);
        }
    }

    private void memoryOfAnother() {
        for (Strategy each : rows.strategies()) {
            TrainingMemory memory = each.memoryOf() == null ? null : memory(each.memoryOf());
            if (memory != null) {
                made.add(MEMORY_OF_PRETRAINING, of(each, memory), memory);
            }
        }
    }

    private @Nullable TrainingMemory memory(@Nullable String strategy) {
        return Calculations.first(methods.memories(), each -> each.strategy().equals(strategy));
    }

    private static TrainingMemory of(Strategy strategy, TrainingMemory memory) {
        return new TrainingMemory(
                strategy.id(),
                memory.gb(),
                memory.gpusNeeded(),
                memory.fits(),
                memory.perGpuGb(),
                memory.weightsGb(),
                memory.trainedGb(),
                memory.activationsGb(),
                memory.overheadGb());
    }
}
