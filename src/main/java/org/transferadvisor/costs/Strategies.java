package org.transferadvisor.costs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.AccessLimit;
import org.transferadvisor.conclusions.AdaptationChoice;
import org.transferadvisor.conclusions.AdaptationCost;
import org.transferadvisor.conclusions.AlsoConsider;
import org.transferadvisor.conclusions.Assumed;
import org.transferadvisor.conclusions.CandidateCount;
import org.transferadvisor.conclusions.GpuPrice;
import org.transferadvisor.conclusions.MethodSheet;
import org.transferadvisor.conclusions.OwnSheet;
import org.transferadvisor.conclusions.Pretraining;
import org.transferadvisor.conclusions.ReferenceRows;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.conclusions.RunHours;
import org.transferadvisor.conclusions.StrategySheet;
import org.transferadvisor.conclusions.Student;
import org.transferadvisor.conclusions.StudentHours;
import org.transferadvisor.conclusions.TeacherCost;
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
    static final Working HOURS_TAUGHT = Working.of("run-hours-taught")
            .from(AdaptationChoice.class, "strategy")
            .from(Strategy.class, "id", "method = name")
            .from(RunHours.class, "hours")
            .from(Student.class, "model", "adapted");
    static final Working COST_TAUGHT = Working.of("run-cost-taught")
            .from(RunHours.class, "strategy")
            .from(RunCost.class, "each = compute")
            .from(TeacherCost.class, "teacher = model", "answers = cost")
            .step("cost", "Ranges.plus", "each", "answers");
    static final Working ADAPTATION_TAUGHT = Working.of("adaptation-cost-taught")
            .from(Basis.class, "basis = name")
            .from(RunCost.class, "each = compute")
            .from(Serving.class, "variants")
            .from(TeacherCost.class, "teacher = model", "answers = cost")
            .figure("adaptation-iterations", "iterations = value")
            .step("runs", "Training.runsOfVariants", "iterations", "variants")
            .step("adaptation", "Ranges.times", "each", "runs")
            .step("cost", "Ranges.plus", "answers", "adaptation");
    static final Working HOURS_WITH_CANDIDATE = Working.of("run-hours-distill-candidate")
            .from(AdaptationChoice.class, "strategy")
            .from(Strategy.class, "id", "method = name")
            .from(RunHours.class, "transfer = hours")
            .from(StudentHours.class, "model", "student = hours")
            .step("hours", "Ranges.plus", "transfer", "student");
    static final Working HOURS_OF_STUDENT = Working.of("run-hours-distill-hosted")
            .from(AdaptationChoice.class, "strategy")
            .from(Strategy.class, "id", "method = name", "trainedByMaker")
            .from(StudentHours.class, "model", "hours");
    static final Working COST_WITH_HOSTED = Working.of("run-cost-distill-hosted")
            .from(RunHours.class, "hours")
            .from(Strategy.class, "id", "name")
            .from(Hardware.class, "gpu")
            .from(Gpu.class, "id", "used = *")
            .from(Gpu.class, "id", "stated = *")
            .from(GpuPrice.class, "price")
            .from(RunCost.class, "hosted = compute")
            .step("student", "Training.cost", "hours", "stated", "used", "price")
            .step("cost", "Ranges.plus", "hosted", "student");
    static final Working HOURS_AFTER_PRETRAINING = Working.of("run-hours-pretraining")
            .from(AdaptationChoice.class, "strategy")
            .from(Strategy.class, "id", "method = name")
            .from(RunHours.class, "each = hours")
            .from(Pretraining.class, "pretraining = hours")
            .step("hours", "Ranges.plus", "pretraining", "each");
    static final Working COST_AFTER_PRETRAINING = Working.of("run-cost-pretraining")
            .from(AdaptationChoice.class, "strategy")
            .from(Strategy.class, "id", "method = name")
            .from(RunCost.class, "each = compute")
            .from(Pretraining.class, "pretraining = cost")
            .step("cost", "Ranges.plus", "pretraining", "each");
    static final Working ADAPTATION_AFTER_PRETRAINING = Working.of("adaptation-cost-pretraining")
            .from(Basis.class, "basis = name")
            .from(AdaptationChoice.class, "strategy")
            .from(RunCost.class, "each = compute")
            .from(Serving.class, "variants")
            .from(Pretraining.class, "pretraining = cost")
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
    private final @Nullable Student student;
    private final @Nullable TeacherCost teacher;

    private Strategies(Rows rows, Basis basis, MethodSheet methods, Serving serving, Hardware hardware) {
        this.rows = rows;
        this.basis = basis;
        this.methods = methods;
        this.hardware = hardware;
        this.serving = serving;
        this.stated = rows.stated();
        Calculations of = methods.calculations();
        this.student = Calculations.first(of.results(Student.class), any -> true);
        this.teacher = Calculations.first(of.results(TeacherCost.class), any -> true);
    }

    /** The reference rows that sheets are computed with, gathered in any order, and the GPU that hours are stated for. */
    public static ReferenceRows rows(
            List<Figure> figures,
            List<Strategy> strategies,
            List<Gpu> gpus,
            List<Optimizer> optimizers,
            List<TrainingStack> stacks,
            Gpu stated) {
        return new ReferenceRows(new Rows(figures, strategies, gpus, optimizers, stacks, stated));
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
     * @param considered what else is worth a try
     * @param candidates all candidates
     * @param serving how the result is served
     * @param hardware the GPUs
     * @param own the purpose-built alternative
     */
    public static StrategySheet sheet(
            Rows rows,
            Basis basis,
            MethodSheet methods,
            OwnSheet developed,
            List<AdaptationChoice> choices,
            List<AccessLimit> limits,
            List<AlsoConsider> considered,
            List<Candidate> candidates,
            Serving serving,
            Hardware hardware,
            FromScratch own) {
        Strategies strategies = new Strategies(rows, basis, methods, serving, hardware);
        CandidateCount count = strategies.count(candidates);
        for (AdaptationChoice choice : choices) {
            Strategy method = rows.strategy(choice.strategy());
            if (method != null) {
                strategies.composed(choice, method, count);
            }
        }
        strategies.memoryOfAnother();
        new ServingCosts(strategies.made, rows, basis, methods, serving, hardware, considered)
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
        if (strategy.paidOnce() != null) {
            afterPretraining(choice, method, strategy, figures);
            return;
        }
        RunHours hours = hours(choice, method, strategy, figures, count);
        if (hours == null) {
            return;
        }
        if (figures.equals(basis.name())) {
            Methods.onDevice(made, hours, strategy, hardware, rows.gpu(hardware), stated);
        }
        RunCost ofMethod = cost(choice.strategy(), figures);
        Figure iterations = rows.figure("adaptation-iterations");
        if (teacher != null && ofMethod != null && learns(strategy)) {
            taught(strategy, hours, ofMethod, teacher, iterations);
            return;
        }
        RunCost run = Boolean.TRUE.equals(method.trainedByMaker()) && ofMethod != null
                ? withHosted(strategy, hours, ofMethod)
                : Methods.run(made, hours, strategy, hardware, rows.gpu(hardware), stated, methods.prices());
        if (run != null) {
            Methods.planned(made, run, strategy, basis, iterations, serving);
        }
    }

    /** Whether it is the selected model itself that learns from another. */
    private boolean learns(Strategy strategy) {
        return strategy.addedShare() != null && student != null && student.adapted();
    }

    private @Nullable RunHours hours(
            AdaptationChoice choice, Strategy method, Strategy strategy, String figures, CandidateCount count) {
        RunHours transfer = hours(choice.strategy(), figures);
        if (strategy.addedShare() != null && student != null && !student.adapted()) {
            return withCandidate(choice, method, strategy, transfer, figures);
        }
        if (transfer == null) {
            return null;
        }
        if (learns(strategy)) {
            RunHours hours = new RunHours(strategy.id(), figures, transfer.hours());
            return made.add(HOURS_TAUGHT, hours, choice, method, transfer, student);
        }
        return Boolean.TRUE.equals(strategy.perSource())
                ? ofSources(choice, method, strategy, transfer, count)
                : withRun(choice, method, strategy, transfer);
    }

    /** A candidate is the student. Where the model's maker trains the teacher, only the student's hours are the project's. */
    private @Nullable RunHours withCandidate(
            AdaptationChoice choice, Strategy method, Strategy strategy, @Nullable RunHours transfer, String figures) {
        StudentHours learning =
                Calculations.first(methods.calculations().results(StudentHours.class), each -> each.basis()
                        .equals(figures));
        if (learning == null) {
            return null;
        }
        if (transfer != null) {
            Range hours = Ranges.plus(transfer.hours(), learning.hours());
            RunHours both = new RunHours(strategy.id(), figures, hours);
            return made.add(HOURS_WITH_CANDIDATE, both, choice, method, transfer, learning, hours);
        }
        return Boolean.TRUE.equals(method.trainedByMaker())
                ? made.add(
                        HOURS_OF_STUDENT,
                        new RunHours(strategy.id(), figures, learning.hours()),
                        choice,
                        method,
                        learning)
                : null;
    }

    private void taught(
            Strategy strategy, RunHours hours, RunCost each, TeacherCost answers, @Nullable Figure iterations) {
        Range cost = Ranges.plus(each.compute(), answers.cost());
        made.add(COST_TAUGHT, new RunCost(strategy.id(), hours.basis(), cost), hours, each, answers, cost);
        if (iterations != null && hours.basis().equals(basis.name())) {
            Range runs = Training.runsOfVariants(iterations.value(), (double) Methods.variants(serving));
            Range adaptation = Ranges.times(each.compute(), runs);
            Range all = Ranges.plus(answers.cost(), adaptation);
            AdaptationCost planned = new AdaptationCost(strategy.id(), all);
            made.add(ADAPTATION_TAUGHT, planned, basis, each, serving, answers, iterations, runs, adaptation, all);
        }
    }

    private @Nullable RunCost withHosted(Strategy strategy, RunHours hours, RunCost hosted) {
        Gpu used = rows.gpu(hardware);
        GpuPrice price =
                Calculations.first(methods.prices(), each -> each.basis().equals(hours.basis()));
        if (used == null || price == null) {
            return null;
        }
        Range learning = Training.cost(hours.hours(), stated, used, price.price());
        Range cost = Ranges.plus(hosted.compute(), learning);
        RunCost both = new RunCost(strategy.id(), hours.basis(), cost);
        return made.add(COST_WITH_HOSTED, both, hours, strategy, hardware, used, stated, price, hosted, learning, cost);
    }

    private @Nullable RunCost cost(String strategy, String figures) {
        return Calculations.first(
                methods.runCosts(),
                run -> run.strategy().equals(strategy) && run.basis().equals(figures));
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
        RunCost each = cost(choice.strategy(), figures);
        Pretraining pretraining =
                Calculations.first(methods.calculations().results(Pretraining.class), once -> once.basis()
                        .equals(figures));
        if (each == null || pretraining == null) {
            return;
        }
        RunHours transfer = hours(choice.strategy(), figures);
        if (pretraining.hours() != null && transfer != null) {
            Range hours = Ranges.plus(pretraining.hours(), transfer.hours());
            RunHours all = new RunHours(strategy.id(), figures, hours);
            made.add(HOURS_AFTER_PRETRAINING, all, choice, method, transfer, pretraining, hours);
            if (figures.equals(basis.name())) {
                Methods.onDevice(made, all, strategy, hardware, rows.gpu(hardware), stated);
            }
        }
        Range cost = Ranges.plus(pretraining.cost(), each.compute());
        RunCost both = new RunCost(strategy.id(), figures, cost);
        made.add(COST_AFTER_PRETRAINING, both, choice, method, each, pretraining, cost);
        Figure iterations = rows.figure("adaptation-iterations");
        if (iterations != null && figures.equals(basis.name())) {
            Range runs = Training.runsOfVariants(iterations.value(), (double) Methods.variants(serving));
            Range adaptation = Ranges.times(each.compute(), runs);
            Range all = Ranges.plus(pretraining.cost(), adaptation);
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
