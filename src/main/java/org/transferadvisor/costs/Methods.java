package org.transferadvisor.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.AdaptationCost;
import org.transferadvisor.conclusions.Assumed;
import org.transferadvisor.conclusions.DeviceHours;
import org.transferadvisor.conclusions.Distillation;
import org.transferadvisor.conclusions.GpuPrice;
import org.transferadvisor.conclusions.MethodSheet;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.conclusions.RunHours;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.facts.Adaptation;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.Serving;
import org.transferadvisor.facts.Task;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Working;

/** Computes what each method takes on the selected model: price of an hour, hours, dollars, memory (§5.2, §7.4). */
public final class Methods {

    static final String PUBLISHED = Basis.PUBLISHED.name();
    static final String MEASURED = Basis.MEASURED.name();

    static final Working PRICE_STATED = Working.of("gpu-price-stated").from(Hardware.class, "price = pricePerGpuHour");
    static final Working PRICE_PUBLISHED = Working.of("gpu-price-table")
            .from(Hardware.class, "gpu", "pricePerGpuHour")
            .from(Gpu.class, "id", "price = pricePerHour");
    static final Working PRICE_MEASURED = Working.of("gpu-price-measured")
            .from(Hardware.class, "gpu", "pricePerGpuHour")
            .from(Gpu.class, "id", "price = measuredPricePerHour");
    static final Working PRICE_ONLY_MEASURED = Working.of("gpu-price-only-measured")
            .from(Hardware.class, "gpu", "pricePerGpuHour")
            .from(Gpu.class, "id", "measuredPricePerHour", "price = pricePerHour");
    static final Working PRICE_ASSUMED = Working.of("gpu-price-assumed")
            .from(Hardware.class, "gpu", "pricePerGpuHour")
            .from(Gpu.class, "id")
            .from(Basis.class, "basis = name")
            .from(GpuPrice.class, "price");

    static final Working HOURS_PUBLISHED = Working.of("run-hours-published")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "size = parametersB")
            .from(Strategy.class, "strategy = *", "id", "name", "published = gpuHoursAt7B")
            .from(Adaptation.class, "rank = loraRank")
            .figure("published-model-size", "publishedSize = value.likely")
            .step("factor", "Training.rankFactor", "strategy", "rank")
            .step("hours", "Training.gpuHours", "published", "publishedSize", "size", "factor");
    static final Working HOURS_MEASURED = ofSamples("run-hours-measured", false);
    static final Working HOURS_ON_STACK = ofSamples("run-hours-on-stack", true);
    static final Working HOURS_OF_PAIRS = ofPairs("run-hours-of-pairs", false);
    static final Working HOURS_OF_PAIRS_ON_STACK = ofPairs("run-hours-of-pairs-on-stack", true);
    static final Working HOURS_UNMEASURED = Working.of("run-hours-unmeasured")
            .from(Data.class, "tokensPerSample")
            .from(RunHours.class, "hours")
            .from(Strategy.class, "id", "name", "gpuHoursAt7B");
    static final Working COST_OF_A_RUN = Working.of("run-cost")
            .from(RunHours.class, "hours")
            .from(Strategy.class, "id", "name")
            .from(Hardware.class, "gpu")
            .from(Gpu.class, "id", "used = *")
            .from(Gpu.class, "id", "stated = *")
            .from(GpuPrice.class, "price")
            .step("cost", "Training.cost", "hours", "stated", "used", "price");
    static final Working COST_OF_HOSTED_RUN = Working.of("run-cost-hosted")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "hostedFineTuning", "price = fineTuningPricePerMillionTokens")
            .from(Data.class, "samples = labeledSamples", "each = tokensPerSample")
            .from(Adaptation.class, "stated = epochs")
            .from(Strategy.class, "id", "name", "trainedByMaker", "usual = epochs")
            .step("single", "Inference.tokens", "samples", "each")
            .step("passes", "Training.passes", "stated", "usual")
            .step("tokens", "Training.total", "single", "passes")
            .step("cost", "Inference.api", "tokens", "price");
    static final Working ADAPTATION = Working.of("adaptation-cost")
            .from(Basis.class, "basis = name")
            .from(RunCost.class, "each = compute")
            .from(Strategy.class, "id", "name", "serves")
            .from(Serving.class, "variants")
            .figure("adaptation-iterations", "iterations = value")
            .step("runs", "Training.runsOfVariants", "iterations", "variants")
            .step("cost", "Ranges.times", "each", "runs");
    static final Working DEVICE_HOURS = Working.of("device-hours")
            .from(RunHours.class, "stated = hours")
            .from(Strategy.class, "id", "name")
            .from(Hardware.class, "gpu", "count")
            .from(Gpu.class, "id", "used = *")
            .from(Gpu.class, "id", "reference = *")
            .step("hours", "Training.deviceHours", "stated", "reference", "used");
    static final Working WALL_CLOCK = Working.of("wall-clock-hours")
            .from(RunHours.class, "stated = hours")
            .from(Strategy.class, "id", "name")
            .from(Hardware.class, "gpu", "count")
            .from(Gpu.class, "id", "used = *")
            .from(Gpu.class, "id", "reference = *")
            .step("hours", "Training.deviceHours", "stated", "reference", "used")
            .step("wallClock", "Training.wallClock", "hours", "count");

    private static Working selected(String id) {
        return Working.of(id)
                .from(SelectedModel.class, "model")
                .from(Candidate.class, "model", "access", "size = activeParametersB");
    }

    private static Working ofSamples(String id, boolean onStack) {
        return counted(training(selected(id), onStack).step("tokens", "Inference.tokens", "samples", "each"), "flops");
    }

    /** Pairs of answers: twice the tokens, and the forward pass of the reference model besides. */
    private static Working ofPairs(String id, boolean onStack) {
        Working working = training(selected(id), onStack)
                .figure("sequences-of-a-pair", "sequences = value.likely")
                .figure("flops-of-reference", "forward = value.likely")
                .step("single", "Inference.tokens", "samples", "each")
                .step("tokens", "Training.total", "single", "sequences")
                .step("operations", "Viability.sum", "flops", "forward", "0");
        return counted(working, "operations");
    }

    /** What training on samples of known tokens takes besides the model. */
    static Working training(Working model, boolean onStack) {
        Working working = model.from(Data.class, "each = tokensPerSample", "samples = labeledSamples")
                .from(
                        Strategy.class,
                        "id",
                        "name",
                        "flops = flopsPerToken",
                        "usual = epochs",
                        "factor = measuredFactor")
                .from(Adaptation.class, "stated = epochs", "stack");
        return Utilisation.into(working, onStack).from(Gpu.class, "id", "reference = *");
    }

    /** Hours by the passes over the tokens. */
    static Working counted(Working working, String operations) {
        return hours(working.step("passes", "Training.passes", "stated", "usual"), operations);
    }

    /** Hours by counting operations. */
    static Working hours(Working working, String operations) {
        return working.step(
                "hours",
                "Training.measuredHours",
                operations,
                "size",
                "tokens",
                "passes",
                "reference",
                "utilisation",
                "factor");
    }

    private final Calculations made = new Calculations();
    private final Rows rows;
    private final Basis basis;
    private final Hardware hardware;
    private final @Nullable Gpu used;
    private final Gpu stated;
    private final Adaptation adaptation;
    private final Serving serving;
    private final boolean pairs;

    private Methods(Rows rows, Basis basis, Task task, Adaptation adaptation, Serving serving, Hardware hardware) {
        this.rows = rows;
        this.basis = basis;
        this.hardware = hardware;
        this.used = rows.gpu(hardware);
        this.stated = rows.stated();
        this.adaptation = adaptation;
        this.serving = serving;
        this.pairs = "PREFERENCE".equals(task.objective());
    }

    /**
     * The sheet of one project.
     *
     * @param rows the reference rows
     * @param basis which figures are asked for
     * @param selected the selected model, where there is one
     * @param candidates all candidates
     * @param lessons who teaches whom, where a model is distilled
     * @param task what training aims at
     * @param data the data at hand
     * @param adaptation settings of the method
     * @param serving how many variants are served
     * @param hardware the GPUs to train on
     */
    public static MethodSheet sheet(
            Rows rows,
            Basis basis,
            List<SelectedModel> selected,
            List<Candidate> candidates,
            List<Distillation> lessons,
            Task task,
            Data data,
            Adaptation adaptation,
            Serving serving,
            Hardware hardware) {
        Methods methods = new Methods(rows, basis, task, adaptation, serving, hardware);
        methods.prices();
        MethodMemory memory = new MethodMemory(methods.made, rows, hardware, adaptation, task, data);
        for (SelectedModel model : selected) {
            for (Candidate candidate : candidates) {
                if (!candidate.model().equals(model.model())) {
                    continue;
                }
                if ("API".equals(candidate.access())) {
                    methods.hosted(model, candidate, data);
                } else if (candidate.parametersB() != null) {
                    methods.onModel(model, candidate, candidate.parametersB(), data);
                    memory.onModel(model, candidate, candidate.parametersB());
                }
                new Pretrainings(methods.made, rows, hardware, adaptation, data).of(model, candidate);
            }
            new Distilling(methods.made, rows, adaptation, data).of(model, candidates, lessons);
        }
        return MethodSheet.of(methods.made, selected);
    }

    // ---- the price of an hour ----

    private void prices() {
        Range price = hardware.pricePerGpuHour();
        if (price != null) {
            made.addAll(PRICE_STATED, List.of(new GpuPrice(PUBLISHED, price), new GpuPrice(MEASURED, price)), hardware);
        } else if (used != null) {
            Range published = used.pricePerHour();
            Range measured = used.measuredPricePerHour();
            if (published != null) {
                made.add(PRICE_PUBLISHED, new GpuPrice(PUBLISHED, published), hardware, used);
            }
            if (measured != null) {
                made.add(PRICE_MEASURED, new GpuPrice(MEASURED, measured), hardware, used);
            } else if (published != null) {
                made.add(PRICE_ONLY_MEASURED, new GpuPrice(MEASURED, published), hardware, used);
            }
            for (GpuPrice each : made.results(GpuPrice.class)) {
                if (each.basis().equals(basis.name())) {
                    made.add(
                            PRICE_ASSUMED,
                            new Assumed("/hardware/pricePerGpuHour", each.price()),
                            hardware,
                            used,
                            basis,
                            each);
                }
            }
        }
    }

    // ---- hours and dollars of a run ----

    private void onModel(SelectedModel model, Candidate candidate, double size, Data data) {
        for (Strategy each : rows.strategies()) {
            RunHours published = published(model, candidate, size, each);
            if (published != null) {
                paid(published, each);
            }
            RunHours measured = data.tokensPerSample() == null
                    ? unmeasured(published, each, data)
                    : measured(model, candidate, each, data);
            if (measured != null) {
                paid(measured, each);
            }
        }
    }

    /** What the model's maker charges for a run, by the token; the same on both bases (§3.2). */
    private void hosted(SelectedModel model, Candidate candidate, Data data) {
        Double price = candidate.fineTuningPricePerMillionTokens();
        Double each = data.tokensPerSample();
        if (price == null || each == null || !Boolean.TRUE.equals(candidate.hostedFineTuning())) {
            return;
        }
        for (Strategy strategy : rows.strategies()) {
            if (!Boolean.TRUE.equals(strategy.trainedByMaker()) || strategy.epochs() == null) {
                continue;
            }
            double single = Inference.tokens(data.labeledSamples(), each);
            double passes = Training.passes(adaptation.epochs(), strategy.epochs());
            double tokens = Training.total(single, passes);
            Range cost = Inference.api(tokens, price);
            List<RunCost> runs =
                    List.of(new RunCost(strategy.id(), PUBLISHED, cost), new RunCost(strategy.id(), MEASURED, cost));
            made.addAll(
                    COST_OF_HOSTED_RUN,
                    List.copyOf(runs),
                    model,
                    candidate,
                    data,
                    adaptation,
                    strategy,
                    single,
                    passes,
                    tokens,
                    cost);
            runs.forEach(run -> planned(made, run, strategy, basis, rows.figure("adaptation-iterations"), serving));
        }
    }

    private @Nullable RunHours published(SelectedModel model, Candidate candidate, double size, Strategy strategy) {
        Figure publishedSize = rows.figure("published-model-size");
        Range published = strategy.gpuHoursAt7B();
        if (publishedSize == null || published == null) {
            return null;
        }
        double factor = Training.rankFactor(strategy, Objects.requireNonNull(adaptation.loraRank()));
        Range hours = Training.gpuHours(published, publishedSize.value().likely(), size, factor);
        return made.add(
                HOURS_PUBLISHED,
                new RunHours(strategy.id(), PUBLISHED, hours),
                model,
                candidate,
                strategy,
                adaptation,
                publishedSize,
                factor,
                hours);
    }

    private @Nullable RunHours measured(SelectedModel model, Candidate candidate, Strategy strategy, Data data) {
        Utilisation utilisation = Utilisation.of(rows, adaptation);
        Double size = candidate.activeParametersB();
        Double flops = strategy.flopsPerToken();
        if (utilisation == null
                || size == null
                || flops == null
                || data.tokensPerSample() == null
                || strategy.epochs() == null
                || strategy.measuredFactor() == null
                || Boolean.TRUE.equals(strategy.adapts())) {
            return null;
        }
        List<@Nullable Object> values =
                new ArrayList<>(List.of(model, candidate, data, strategy, adaptation, utilisation.from(), stated));
        double tokens = Inference.tokens(data.labeledSamples(), data.tokensPerSample());
        Working working = utilisation.ofStack() ? HOURS_ON_STACK : HOURS_MEASURED;
        if (pairs) {
            Figure sequences = rows.figure("sequences-of-a-pair");
            Figure forward = rows.figure("flops-of-reference");
            if (sequences == null || forward == null) {
                return null;
            }
            working = utilisation.ofStack() ? HOURS_OF_PAIRS_ON_STACK : HOURS_OF_PAIRS;
            values.addAll(List.of(sequences, forward, tokens));
            tokens = Training.total(tokens, sequences.value().likely());
            flops = Viability.sum(flops, forward.value().likely(), 0);
            values.addAll(List.of(tokens, flops));
        } else {
            values.add(tokens);
        }
        double passes = Training.passes(adaptation.epochs(), strategy.epochs());
        Range hours = Training.measuredHours(
                flops, size, tokens, passes, stated, utilisation.share(), strategy.measuredFactor());
        values.addAll(List.of(passes, hours));
        return made.add(working, new RunHours(strategy.id(), MEASURED, hours), values.toArray());
    }

    private @Nullable RunHours unmeasured(@Nullable RunHours published, Strategy strategy, Data data) {
        return published == null
                ? null
                : made.add(
                        HOURS_UNMEASURED,
                        new RunHours(strategy.id(), MEASURED, published.hours()),
                        data,
                        published,
                        strategy);
    }

    private void paid(RunHours hours, Strategy strategy) {
        if (hours.basis().equals(basis.name())) {
            onDevice(made, hours, strategy, hardware, used, stated);
        }
        RunCost run = run(made, hours, strategy, hardware, used, stated, made.results(GpuPrice.class));
        if (run != null) {
            planned(made, run, strategy, basis, rows.figure("adaptation-iterations"), serving);
        }
    }

    /** Hours on the project's own GPUs. */
    static void onDevice(
            Calculations made, RunHours hours, Strategy strategy, Hardware hardware, @Nullable Gpu used, Gpu stated) {
        if (used == null) {
            return;
        }
        Range own = Training.deviceHours(hours.hours(), stated, used);
        Long count = hardware.count();
        if (count == null) {
            made.add(
                    DEVICE_HOURS,
                    new DeviceHours(strategy.id(), own, null),
                    hours,
                    strategy,
                    hardware,
                    used,
                    stated,
                    own);
        } else {
            Range wallClock = Training.wallClock(own, count);
            made.add(
                    WALL_CLOCK,
                    new DeviceHours(strategy.id(), own, wallClock),
                    hours,
                    strategy,
                    hardware,
                    used,
                    stated,
                    own,
                    wallClock);
        }
    }

    /** What one run costs; null where no price is known. */
    static @Nullable RunCost run(
            Calculations made,
            RunHours hours,
            Strategy strategy,
            Hardware hardware,
            @Nullable Gpu used,
            Gpu stated,
            List<GpuPrice> prices) {
        GpuPrice price = Calculations.first(prices, each -> each.basis().equals(hours.basis()));
        if (used == null || price == null) {
            return null;
        }
        Range cost = Training.cost(hours.hours(), stated, used, price.price());
        return made.add(
                COST_OF_A_RUN,
                new RunCost(strategy.id(), hours.basis(), cost),
                hours,
                strategy,
                hardware,
                used,
                stated,
                price,
                cost);
    }

    /** What all runs cost, where this run is of the basis asked for; each further variant takes one more. */
    static void planned(
            Calculations made,
            RunCost run,
            Strategy strategy,
            Basis basis,
            @Nullable Figure iterations,
            Serving serving) {
        if (iterations == null || !run.basis().equals(basis.name()) || !"SOURCE".equals(strategy.serves())) {
            return;
        }
        Range runs = Training.runsOfVariants(iterations.value(), (double) variants(serving));
        Range cost = Ranges.times(run.compute(), runs);
        made.add(
                ADAPTATION,
                new AdaptationCost(strategy.id(), cost),
                basis,
                run,
                strategy,
                serving,
                iterations,
                runs,
                cost);
    }

    static long variants(Serving serving) {
        return serving.variants() == null ? 1 : serving.variants();
    }
}
