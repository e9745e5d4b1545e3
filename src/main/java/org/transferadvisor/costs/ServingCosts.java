package org.transferadvisor.costs;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.AccessLimit;
import org.transferadvisor.conclusions.CheapestApi;
import org.transferadvisor.conclusions.GpuPrice;
import org.transferadvisor.conclusions.InferenceCost;
import org.transferadvisor.conclusions.MethodSheet;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.ServedCopies;
import org.transferadvisor.conclusions.ServedSize;
import org.transferadvisor.conclusions.ServingGpu;
import org.transferadvisor.conclusions.SmallestOpen;
import org.transferadvisor.conclusions.StorageSize;
import org.transferadvisor.conclusions.TokenCost;
import org.transferadvisor.conclusions.TrainedParameters;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.FromScratch;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.Serving;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Working;

/** Computes what is served, what that costs and what it takes on disk (§3.2, §3.3, §7.2). */
final class ServingCosts {

    static final Working SIZE_OF_MODEL = Working.of("served-source")
            .from(SelectedModel.class, "model")
            .from(
                    Candidate.class,
                    "model",
                    "access",
                    "all = parametersB",
                    "used = activeParametersB",
                    "license = licenseCostPerMonth")
            .from(Strategy.class, "id", "name", "serves", "share = servedShare")
            .step("size", "Training.total", "all", "share")
            .step("active", "Training.total", "used", "share");
    static final Working SIZE_OF_ONES_OWN = Working.of("served-own")
            .from(FromScratch.class, "size = parametersB")
            .from(Strategy.class, "id", "name", "serves");
    static final Working FULL_COPIES = Working.of("served-full-copies")
            .from(Serving.class, "variants")
            .from(Strategy.class, "id", "name", "storage");
    static final Working SHARED_BASE = Working.of("served-shared-base").from(Strategy.class, "id", "name", "storage");
    static final Working THROUGH_API = Working.of("inference-api")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "price = pricePerMillionTokens")
            .from(Serving.class, "requests = requestsPerMonth", "each = tokensPerRequest")
            .from(Strategy.class, "id", "serves")
            .without(AccessLimit.class)
            .step("tokens", "Inference.tokens", "requests", "each")
            .step("month", "Inference.api", "tokens", "price")
            .step("one", "Inference.api", "each", "price");
    static final Working ON_GPUS = onGpus("inference-hosted", "Inference.floorHours");
    static final Working ON_SHARED_GPU = onGpus("inference-shared", "Inference.sharedFloorHours");
    static final Working DISK_OF_COPIES = Working.of("storage-full-copies")
            .from(ServedSize.class, "size = parametersB")
            .from(Strategy.class, "id", "storage", "bytes = servedBytes")
            .from(Serving.class, "variants")
            .step("gb", "Storage.fullCopiesGb", "size", "bytes", "variants");
    static final Working DISK_OF_BASE = Working.of("storage-shared-base")
            .from(ServedSize.class, "size = parametersB")
            .from(Strategy.class, "id", "storage", "bytes = servedBytes")
            .from(TrainedParameters.class, "trained = count")
            .from(Serving.class, "variants")
            .step("gb", "Storage.baseAndAdaptersGb", "size", "bytes", "variants", "trained");
    static final Working CHEAPEST_API = Working.of("cheapest-api")
            .fromAll(Candidate.class, "access", "pricePerMillionTokens", "all = *")
            .gives(CheapestApi.class)
            .step("found", "Inference.cheapestApi", "all");
    static final Working COST_OF_TOKENS = Working.of("token-cost")
            .from(Candidate.class, "model", "access", "size = parametersB", "active = activeParametersB")
            .from(Hardware.class, "kind = gpu")
            .from(Gpu.class, "id", "gpu = *")
            .from(Basis.class, "basis = name")
            .from(GpuPrice.class, "hour = price.likely")
            .figure("serving-utilisation", "utilisation = value.likely")
            .figure("serving-flops", "flops = value.likely")
            .step("load", "Inference.loadHours", "1000000", "active", "flops", "gpu", "utilisation", "1")
            .step("million", "Training.total", "load", "hour");
    static final Working SMALLEST_OPEN = Working.of("smallest-open")
            .from(CheapestApi.class, "price")
            .fromAll(TokenCost.class, "all = *")
            .gives(SmallestOpen.class)
            .step("found", "Inference.smallest", "all");

    static final Working STATED_GPU = Working.of("serving-gpu-stated")
            .from(Serving.class, "gpu", "pricePerGpuHour")
            .from(Gpu.class, "id")
            .gives(ServingGpu.class);
    static final Working TRAINING_GPU = Working.of("serving-gpu-training")
            .from(Serving.class, "gpu", "pricePerGpuHour")
            .from(Hardware.class, "kind = gpu")
            .gives(ServingGpu.class);
    static final Working CHEAPEST_GPU = Working.of("serving-gpu-cheapest")
            .from(Serving.class, "stated = gpu")
            .from(ServedSize.class, "size = parametersB")
            .from(Gpu.class, "id", "found = *")
            .gives(ServingGpu.class);

    private static Working onGpus(String id, String floor) {
        return Working.of(id)
                .from(ServedSize.class, "size = parametersB", "active = activeParametersB", "license = licensePerMonth")
                .from(ServedCopies.class, "copies")
                .from(
                        Strategy.class,
                        "id",
                        "name",
                        "multiple = inferenceFactor",
                        "part = loadFactor",
                        "bytes = servedBytes")
                .from(Serving.class, "requests = requestsPerMonth", "each = tokensPerRequest", "shared")
                .from(ServingGpu.class, "kind = gpu", "price")
                .from(Gpu.class, "id", "gpu = *")
                .figure("serving-utilisation", "utilisation = value")
                .figure("serving-flops", "flops = value.likely")
                .figure("hours-of-a-month", "hours = value.likely")
                .figure("memory-headroom", "headroom = value.likely")
                .step("factor", "Training.total", "multiple", "part")
                .step("tokens", "Inference.tokens", "requests", "each")
                .step("load", "Inference.loadHours", "tokens", "active", "flops", "gpu", "utilisation", "factor")
                .step("floor", floor, "hours", "copies", "size", "bytes", "headroom", "gpu")
                .step("month", "Inference.hosted", "load", "floor", "price", "license")
                .step("request", "Inference.loadHours", "each", "active", "flops", "gpu", "utilisation", "factor")
                .step("one", "Ranges.times", "price", "request");
    }

    private static final double MILLION = 1e6;

    private final Calculations made;
    private final Rows rows;
    private final Basis basis;
    private final Serving serving;
    private final Hardware hardware;
    private final @Nullable Gpu gpu;
    private final @Nullable GpuPrice price;
    private final List<TrainedParameters> trained;

    ServingCosts(Calculations made, Rows rows, Basis basis, MethodSheet methods, Serving serving, Hardware hardware) {
        this.made = made;
        this.rows = rows;
        this.basis = basis;
        this.serving = serving;
        this.hardware = hardware;
        this.gpu = rows.gpu(hardware);
        this.trained = methods.calculations().results(TrainedParameters.class);
        this.price = Calculations.first(methods.prices(), each -> each.basis().equals(basis.name()));
    }

    void all(List<SelectedModel> selected, List<Candidate> candidates, List<AccessLimit> limits, FromScratch own) {
        for (SelectedModel model : selected) {
            for (Candidate candidate : candidates) {
                if (candidate.model().equals(model.model())) {
                    ofModel(model, candidate, limits);
                }
            }
        }
        for (Strategy each : rows.strategies()) {
            if ("OWN".equals(each.serves()) && own.parametersB() != null) {
                ServedSize size = new ServedSize(each.id(), own.parametersB(), own.parametersB(), 0.0);
                served(each, made.add(SIZE_OF_ONES_OWN, size, own, each));
            }
        }
        open(candidates);
    }

    private void ofModel(SelectedModel model, Candidate candidate, List<AccessLimit> limits) {
        for (Strategy each : rows.strategies()) {
            if ("SOURCE".equals(each.serves())) {
                if ("API".equals(candidate.access())) {
                    throughApi(model, candidate, each, limits);
                } else {
                    ofWeights(model, candidate, each);
                }
            }
        }
    }

    private void throughApi(SelectedModel model, Candidate candidate, Strategy strategy, List<AccessLimit> limits) {
        Double price = candidate.pricePerMillionTokens();
        Double requests = serving.requestsPerMonth();
        Double each = serving.tokensPerRequest();
        if (price == null
                || requests == null
                || each == null
                || limits.stream().anyMatch(limit -> limit.strategy().equals(strategy.id()))) {
            return;
        }
        double tokens = Inference.tokens(requests, each);
        Range month = Inference.api(tokens, price);
        Range one = Inference.api(each, price);
        InferenceCost cost = new InferenceCost(strategy.id(), month, one);
        made.add(THROUGH_API, cost, model, candidate, serving, strategy, tokens, month, one);
    }

    private void ofWeights(SelectedModel model, Candidate candidate, Strategy strategy) {
        Double all = candidate.parametersB();
        Double used = candidate.activeParametersB();
        Double license = candidate.licenseCostPerMonth();
        Double share = strategy.servedShare();
        if (all == null || used == null || share == null) {
            return;
        }
        double size = Training.total(all, share);
        double active = Training.total(used, share);
        ServedSize served = new ServedSize(strategy.id(), size, active, license == null ? 0 : license);
        served(strategy, made.add(SIZE_OF_MODEL, served, model, candidate, strategy, size, active));
    }

    // ---- what is served on GPUs ----

    private void served(Strategy strategy, ServedSize size) {
        boolean copies = "FULL_COPIES".equals(strategy.storage());
        storage(strategy, size, copies);
        Double requests = serving.requestsPerMonth();
        Double each = serving.tokensPerRequest();
        Double bytes = strategy.servedBytes();
        if (requests != null && each != null && bytes != null) {
            Gpu kind = kind(size, bytes);
            ServingGpu chosen = kind == null ? null : chosen(strategy, size, kind);
            if (kind != null && chosen != null) {
                onGpus(strategy, size, copies(strategy, copies), requests, each, bytes, kind, chosen);
            }
        }
    }

    // ---- the GPU that serves ----

    /** As stated, as the training's where that is stated, or what costs least for what is served. */
    private @Nullable Gpu kind(ServedSize size, double bytes) {
        String stated = serving.gpu();
        if (stated != null) {
            return stated.equals(hardware.gpu()) ? gpu : rows.gpu(stated);
        }
        Figure headroom = rows.figure("memory-headroom");
        Figure most = rows.figure("most-serving-gpus");
        if (headroom == null || most == null) {
            return null;
        }
        ToLongFunction<Gpu> needed = each ->
                Training.gpusNeeded(size.parametersB() * bytes, headroom.value().likely(), each);
        Comparator<Gpu> byNeed = Comparator.comparingLong(needed);
        Comparator<Gpu> byCost = Comparator.comparingDouble(
                each -> needed.applyAsLong(each) * measured(each).likely());
        List<Gpu> priced =
                rows.gpus().stream().filter(each -> measured(each) != null).toList();
        return priced.stream()
                .filter(each -> needed.applyAsLong(each) <= most.value().likely())
                .min(byCost.thenComparing(byNeed).thenComparing(Gpu::id))
                .or(() -> priced.stream().min(byNeed.thenComparing(byCost).thenComparing(Gpu::id)))
                .orElse(null);
    }

    private static @Nullable Range measured(Gpu gpu) {
        return gpu.measuredPricePerHour() == null ? gpu.pricePerHour() : gpu.measuredPricePerHour();
    }

    private @Nullable ServingGpu chosen(Strategy strategy, ServedSize size, Gpu kind) {
        String stated = serving.gpu();
        Range own = serving.pricePerGpuHour();
        if (stated == null) {
            Range dear = own == null ? measured(kind) : own;
            return dear == null
                    ? null
                    : made.add(CHEAPEST_GPU, new ServingGpu(strategy.id(), kind.id(), dear), serving, size, kind);
        }
        if (stated.equals(hardware.gpu())) {
            Range of = own != null ? own : price == null ? null : price.price();
            return of == null
                    ? null
                    : made.add(TRAINING_GPU, new ServingGpu(strategy.id(), kind.id(), of), serving, hardware);
        }
        Range listed = basis.name().equals(Methods.MEASURED) ? measured(kind) : kind.pricePerHour();
        Range of = own != null ? own : listed;
        return of == null ? null : made.add(STATED_GPU, new ServingGpu(strategy.id(), kind.id(), of), serving, kind);
    }

    private ServedCopies copies(Strategy strategy, boolean copies) {
        return copies
                ? made.add(FULL_COPIES, new ServedCopies(strategy.id(), variants()), serving, strategy)
                : made.add(SHARED_BASE, new ServedCopies(strategy.id(), 1L), strategy);
    }

    private long variants() {
        Long variants = serving.variants();
        return variants == null ? 1 : variants;
    }

    private void onGpus(
            Strategy strategy,
            ServedSize size,
            ServedCopies copies,
            double requests,
            double each,
            double bytes,
            Gpu kind,
            ServingGpu chosen) {
        Figure utilisation = rows.figure("serving-utilisation");
        Figure flops = rows.figure("serving-flops");
        Figure hours = rows.figure("hours-of-a-month");
        Figure headroom = rows.figure("memory-headroom");
        Double multiple = strategy.inferenceFactor();
        Double part = strategy.loadFactor();
        if (utilisation == null
                || flops == null
                || hours == null
                || headroom == null
                || multiple == null
                || part == null) {
            return;
        }
        double factor = Training.total(multiple, part);
        double tokens = Inference.tokens(requests, each);
        double active = size.activeParametersB();
        double operations = flops.value().likely();
        Range reached = utilisation.value();
        boolean shared = Boolean.TRUE.equals(serving.shared());
        double ofMonth = hours.value().likely();
        double room = headroom.value().likely();
        Range load = Inference.loadHours(tokens, active, operations, kind, reached, factor);
        double floor = shared
                ? Inference.sharedFloorHours(ofMonth, copies.copies(), size.parametersB(), bytes, room, kind)
                : Inference.floorHours(ofMonth, copies.copies(), size.parametersB(), bytes, room, kind);
        Range month = Inference.hosted(load, floor, chosen.price(), size.licensePerMonth());
        Range request = Inference.loadHours(each, active, operations, kind, reached, factor);
        Range one = Ranges.times(chosen.price(), request);
        made.add(
                shared ? ON_SHARED_GPU : ON_GPUS,
                new InferenceCost(strategy.id(), month, one),
                size,
                copies,
                strategy,
                serving,
                chosen,
                kind,
                utilisation,
                flops,
                hours,
                headroom,
                factor,
                tokens,
                load,
                floor,
                month,
                request,
                one);
    }

    private void storage(Strategy strategy, ServedSize size, boolean copies) {
        Double bytes = strategy.servedBytes();
        if (bytes == null) {
            return;
        }
        if (copies) {
            double gb = Storage.fullCopiesGb(size.parametersB(), bytes, variants());
            StorageSize disk = new StorageSize(strategy.id(), Range.exactly(gb));
            made.add(DISK_OF_COPIES, disk, size, strategy, serving, gb);
            return;
        }
        TrainedParameters added =
                Calculations.first(trained, each -> each.strategy().equals(strategy.id()));
        if (added != null) {
            double gb = Storage.baseAndAdaptersGb(size.parametersB(), bytes, variants(), added.count());
            StorageSize disk = new StorageSize(strategy.id(), Range.exactly(gb));
            made.add(DISK_OF_BASE, disk, size, strategy, added, serving, gb);
        }
    }

    // ---- an API or GPUs of one's own? ----

    private void open(List<Candidate> candidates) {
        List<Candidate> apis = candidates.stream()
                .filter(each -> "API".equals(each.access()) && each.pricePerMillionTokens() != null)
                .toList();
        if (apis.isEmpty()) {
            return;
        }
        CheapestApi cheapest = Inference.cheapestApi(apis).get(0);
        made.add(CHEAPEST_API, cheapest, apis, cheapest);
        candidates.forEach(this::tokens);
        List<TokenCost> cheaper = made.results(TokenCost.class).stream()
                .filter(each -> each.perMillion() < cheapest.price())
                .toList();
        for (SmallestOpen each : Inference.smallest(cheaper)) {
            made.add(SMALLEST_OPEN, each, cheapest, cheaper, each);
        }
    }

    private void tokens(Candidate candidate) {
        Figure utilisation = rows.figure("serving-utilisation");
        Figure flops = rows.figure("serving-flops");
        Double size = candidate.parametersB();
        Double active = candidate.activeParametersB();
        if (!"OPEN_WEIGHTS".equals(candidate.access())
                || size == null
                || active == null
                || gpu == null
                || price == null
                || utilisation == null
                || flops == null) {
            return;
        }
        double load = Inference.loadHours(
                MILLION,
                active,
                flops.value().likely(),
                gpu,
                utilisation.value().likely(),
                1);
        double million = Training.total(load, price.price().likely());
        TokenCost cost = new TokenCost(candidate.model(), size, million);
        made.add(COST_OF_TOKENS, cost, candidate, hardware, gpu, basis, price, utilisation, flops, load, million);
    }
}
