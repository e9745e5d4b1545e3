package org.transferadvisor.costs;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.AdaptationCost;
import org.transferadvisor.conclusions.Assumed;
import org.transferadvisor.conclusions.GpuPrice;
import org.transferadvisor.conclusions.MethodSheet;
import org.transferadvisor.conclusions.RunCost;
import org.transferadvisor.conclusions.RunHours;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.StatedMemory;
import org.transferadvisor.conclusions.TrainedParameters;
import org.transferadvisor.conclusions.TrainingMemory;
import org.transferadvisor.facts.Adaptation;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.FromScratch;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.facts.reference.SourceModel;
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
    static final Working HOURS_MEASURED = Working.of("run-hours-measured")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "size = parametersB")
            .from(Data.class, "each = tokensPerSample", "samples = labeledSamples")
            .from(Strategy.class, "id", "name", "flops = flopsPerToken", "epochs", "factor = measuredFactor")
            .figure("training-utilisation", "utilisation = value")
            .from(Gpu.class, "id", "stated = *")
            .step("tokens", "Inference.tokens", "samples", "each")
            .step(
                    "hours",
                    "Training.measuredHours",
                    "flops",
                    "size",
                    "tokens",
                    "epochs",
                    "stated",
                    "utilisation",
                    "factor");
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
    static final Working COST_OF_ONES_OWN = Working.of("run-cost-own")
            .from(FromScratch.class, "cost = developmentCost")
            .from(Strategy.class, "id", "name", "serves");
    static final Working ADAPTATION = Working.of("adaptation-cost")
            .from(Basis.class, "basis = name")
            .from(RunCost.class, "each = compute")
            .from(Strategy.class, "id", "name", "serves")
            .figure("adaptation-iterations", "iterations = value")
            .step("cost", "Ranges.times", "each", "iterations");
    static final Working ADAPTATION_OF_ONES_OWN = Working.of("adaptation-cost-own")
            .from(Basis.class, "basis = name")
            .from(RunCost.class, "cost = compute")
            .from(Strategy.class, "id", "serves");

    static final Working MEMORY = Working.of("training-memory")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "size = parametersB")
            .from(Strategy.class, "id", "name", "frozen = frozenBytes", "share = trainableShare.high")
            .figure("trainable-bytes", "trainable = value.likely")
            .figure("memory-headroom", "headroom = value.likely")
            .from(Hardware.class, "kind = gpu", "count")
            .from(Gpu.class, "id", "used = *")
            .step("memory", "Training.memoryGb", "size", "frozen", "share", "trainable")
            .step("gpus", "Training.gpusNeeded", "memory", "headroom", "used")
            .step("fits", "Training.fits", "gpus", "count");
    static final Working TRAINED = Working.of("trained-parameters")
            .from(SelectedModel.class, "model")
            .from(SourceModel.class, "id", "layers", "hidden = hiddenSize", "keyValue = keyValueSize")
            .from(Adaptation.class, "rank = loraRank")
            .from(Strategy.class, "id")
            .step("count", "Training.lowRankParameters", "layers", "hidden", "keyValue", "rank");
    static final Working STATED_MEMORY = Working.of("stated-memory")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "size = parametersB")
            .from(Strategy.class, "id", "name", "stated = statedMemoryAt70B")
            .figure("published-large-model-size", "large = value.likely")
            .from(TrainingMemory.class, "counted = gb")
            .step("share", "Ranges.share", "size", "large")
            .step("memory", "Ranges.times", "stated", "share")
            .step("excess", "Training.excess", "counted", "memory");
    static final Working MEMORY_OF_ONES_OWN = Working.of("training-memory-own")
            .from(FromScratch.class, "size = parametersB")
            .from(Strategy.class, "id", "serves")
            .figure("trainable-bytes", "trainable = value.likely")
            .figure("memory-headroom", "headroom = value.likely")
            .from(Hardware.class, "kind = gpu", "count")
            .from(Gpu.class, "id", "used = *")
            .step("memory", "Training.total", "size", "trainable")
            .step("gpus", "Training.gpusNeeded", "memory", "headroom", "used")
            .step("fits", "Training.fits", "gpus", "count");

    private final Calculations made = new Calculations();
    private final Rows rows;
    private final Basis basis;
    private final Hardware hardware;
    private final @Nullable Gpu used;
    private final Gpu stated;

    private Methods(Rows rows, Basis basis, Hardware hardware, Gpu stated) {
        this.rows = rows;
        this.basis = basis;
        this.hardware = hardware;
        this.used = rows.gpu(hardware.gpu());
        this.stated = stated;
    }

    /**
     * The sheet of one project.
     *
     * @param rows the reference rows
     * @param basis which figures are asked for
     * @param selected the selected model, where there is one
     * @param candidates what the project says of it
     * @param known what the model table says of it
     * @param data the data at hand
     * @param adaptation settings of the method
     * @param hardware the GPUs to train on
     * @param own the purpose-built alternative
     * @param stated the GPU that hours are stated for
     */
    public static MethodSheet sheet(
            Rows rows,
            Basis basis,
            List<SelectedModel> selected,
            List<Candidate> candidates,
            List<SourceModel> known,
            Data data,
            Adaptation adaptation,
            Hardware hardware,
            FromScratch own,
            Gpu stated) {
        Methods methods = new Methods(rows, basis, hardware, stated);
        methods.prices();
        for (SelectedModel model : selected) {
            for (Candidate candidate : candidates) {
                if (candidate.model().equals(model.model())
                        && !"API".equals(candidate.access())
                        && candidate.parametersB() != null) {
                    methods.onModel(model, candidate, candidate.parametersB(), data, adaptation);
                }
            }
            known.stream()
                    .filter(each -> each.id().equals(model.model()))
                    .forEach(each -> methods.trained(model, each, adaptation));
        }
        rows.strategies().forEach(each -> methods.ofOnesOwn(each, own));
        return MethodSheet.of(methods.made);
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

    private void onModel(SelectedModel model, Candidate candidate, double size, Data data, Adaptation adaptation) {
        for (Strategy each : rows.strategies()) {
            RunHours published = published(model, candidate, size, each, adaptation);
            if (published != null) {
                paid(published, each);
            }
            RunHours measured = data.tokensPerSample() == null
                    ? unmeasured(published, each, data)
                    : measured(model, candidate, size, each, data);
            if (measured != null) {
                paid(measured, each);
            }
            memory(model, candidate, size, each);
        }
    }

    private @Nullable RunHours published(
            SelectedModel model, Candidate candidate, double size, Strategy strategy, Adaptation adaptation) {
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

    private @Nullable RunHours measured(
            SelectedModel model, Candidate candidate, double size, Strategy strategy, Data data) {
        Figure utilisation = rows.figure("training-utilisation");
        if (utilisation == null
                || data.tokensPerSample() == null
                || strategy.flopsPerToken() == null
                || strategy.epochs() == null
                || strategy.measuredFactor() == null) {
            return null;
        }
        double tokens = Inference.tokens(data.labeledSamples(), data.tokensPerSample());
        Range hours = Training.measuredHours(
                strategy.flopsPerToken(),
                size,
                tokens,
                strategy.epochs(),
                stated,
                utilisation.value(),
                strategy.measuredFactor());
        return made.add(
                HOURS_MEASURED,
                new RunHours(strategy.id(), MEASURED, hours),
                model,
                candidate,
                data,
                strategy,
                utilisation,
                stated,
                tokens,
                hours);
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
        RunCost run = run(made, hours, strategy, hardware, used, stated, made.results(GpuPrice.class));
        if (run != null) {
            planned(run, strategy);
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

    private void planned(RunCost run, Strategy strategy) {
        planned(made, run, strategy, basis, rows.figure("adaptation-iterations"));
    }

    /** What all runs cost, where this run is of the basis asked for. */
    static void planned(Calculations made, RunCost run, Strategy strategy, Basis basis, @Nullable Figure iterations) {
        if (iterations == null || !run.basis().equals(basis.name()) || !"SOURCE".equals(strategy.serves())) {
            return;
        }
        Range cost = Ranges.times(run.compute(), iterations.value());
        made.add(ADAPTATION, new AdaptationCost(strategy.id(), cost), basis, run, strategy, iterations, cost);
    }

    // ---- memory ----

    private void memory(SelectedModel model, Candidate candidate, double size, Strategy strategy) {
        Figure trainable = rows.figure("trainable-bytes");
        Figure headroom = rows.figure("memory-headroom");
        if (trainable == null
                || headroom == null
                || used == null
                || strategy.frozenBytes() == null
                || strategy.trainableShare() == null) {
            return;
        }
        double memory = Training.memoryGb(
                size,
                strategy.frozenBytes(),
                strategy.trainableShare().high(),
                trainable.value().likely());
        long gpus = Training.gpusNeeded(memory, headroom.value().likely(), used);
        Boolean fits = Training.fits(gpus, hardware.count());
        TrainingMemory counted = made.add(
                MEMORY,
                new TrainingMemory(strategy.id(), memory, gpus, fits),
                model,
                candidate,
                strategy,
                trainable,
                headroom,
                hardware,
                used,
                memory,
                gpus,
                fits);
        stated(model, candidate, size, strategy, counted);
    }

    private void stated(
            SelectedModel model, Candidate candidate, double size, Strategy strategy, TrainingMemory counted) {
        Figure large = rows.figure("published-large-model-size");
        Range stated = strategy.statedMemoryAt70B();
        if (large == null || stated == null) {
            return;
        }
        double share = Ranges.share(size, large.value().likely());
        Range memory = Ranges.times(stated, share);
        Range excess = Training.excess(counted.gb(), memory);
        made.add(
                STATED_MEMORY,
                new StatedMemory(strategy.id(), memory, excess),
                model,
                candidate,
                strategy,
                large,
                counted,
                share,
                memory,
                excess);
    }

    private void trained(SelectedModel model, SourceModel known, Adaptation adaptation) {
        Long layers = known.layers();
        Long hidden = known.hiddenSize();
        Long keyValue = known.keyValueSize();
        if (layers == null || hidden == null || keyValue == null) {
            return;
        }
        double count =
                Training.lowRankParameters(layers, hidden, keyValue, Objects.requireNonNull(adaptation.loraRank()));
        for (Strategy each : rows.strategies()) {
            if (Boolean.TRUE.equals(each.lowRank())) {
                made.add(TRAINED, new TrainedParameters(each.id(), count), model, known, adaptation, each, count);
            }
        }
    }

    // ---- a model of one's own ----

    private void ofOnesOwn(Strategy strategy, FromScratch own) {
        if (!"OWN".equals(strategy.serves())) {
            return;
        }
        Range development = own.developmentCost();
        if (development != null) {
            List<RunCost> runs = List.of(
                    new RunCost(strategy.id(), PUBLISHED, development),
                    new RunCost(strategy.id(), MEASURED, development));
            made.addAll(COST_OF_ONES_OWN, List.copyOf(runs), own, strategy);
            for (RunCost each : runs) {
                if (each.basis().equals(basis.name())) {
                    AdaptationCost once = new AdaptationCost(strategy.id(), development);
                    made.add(ADAPTATION_OF_ONES_OWN, once, basis, each, strategy);
                }
            }
        }
        if (own.parametersB() != null) {
            memoryOfOnesOwn(strategy, own, own.parametersB());
        }
    }

    private void memoryOfOnesOwn(Strategy strategy, FromScratch own, double size) {
        Figure trainable = rows.figure("trainable-bytes");
        Figure headroom = rows.figure("memory-headroom");
        if (trainable == null || headroom == null || used == null) {
            return;
        }
        double memory = Training.total(size, trainable.value().likely());
        long gpus = Training.gpusNeeded(memory, headroom.value().likely(), used);
        Boolean fits = Training.fits(gpus, hardware.count());
        made.add(
                MEMORY_OF_ONES_OWN,
                new TrainingMemory(strategy.id(), memory, gpus, fits),
                own,
                strategy,
                trainable,
                headroom,
                hardware,
                used,
                memory,
                gpus,
                fits);
    }
}
