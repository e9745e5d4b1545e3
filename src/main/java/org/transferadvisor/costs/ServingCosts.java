package org.transferadvisor.costs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.AccessLimit;
import org.transferadvisor.conclusions.CheapestApi;
import org.transferadvisor.conclusions.GpuPrice;
import org.transferadvisor.conclusions.InferenceCost;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.ServedCopies;
import org.transferadvisor.conclusions.ServedSize;
import org.transferadvisor.conclusions.SmallestOpen;
import org.transferadvisor.conclusions.StorageSize;
import org.transferadvisor.conclusions.TokenCost;
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
    static final Working ON_GPUS = Working.of("inference-hosted")
            .from(ServedSize.class, "size = parametersB", "active = activeParametersB", "license = licensePerMonth")
            .from(ServedCopies.class, "copies")
            .from(
                    Strategy.class,
                    "id",
                    "name",
                    "multiple = inferenceFactor",
                    "part = loadFactor",
                    "bytes = servedBytes")
            .from(Serving.class, "requests = requestsPerMonth", "each = tokensPerRequest")
            .from(Hardware.class, "kind = gpu")
            .from(Gpu.class, "id", "gpu = *")
            .from(Basis.class, "basis = name")
            .from(GpuPrice.class, "price")
            .figure("serving-utilisation", "utilisation = value.likely")
            .figure("serving-flops", "flops = value.likely")
            .figure("hours-of-a-month", "hours = value.likely")
            .figure("memory-headroom", "headroom = value.likely")
            .step("factor", "Training.total", "multiple", "part")
            .step("tokens", "Inference.tokens", "requests", "each")
            .step("load", "Inference.loadHours", "tokens", "active", "flops", "gpu", "utilisation", "factor")
            .step("floor", "Inference.floorHours", "hours", "copies", "size", "bytes", "headroom", "gpu")
            .step("month", "Inference.hosted", "load", "floor", "price", "license")
            .step("request", "Inference.loadHours", "each", "active", "flops", "gpu", "utilisation", "factor")
            .step("one", "Ranges.times", "price", "request");
    static final Working DISK_OF_COPIES = Working.of("storage-full-copies")
            .from(ServedSize.class, "size = parametersB")
            .from(Strategy.class, "id", "storage", "bytes = servedBytes")
            .from(Serving.class, "variants")
            .step("gb", "Storage.fullCopiesGb", "size", "bytes", "variants");
    static final Working DISK_OF_BASE = Working.of("storage-shared-base")
            .from(ServedSize.class, "size = parametersB")
            .from(Strategy.class, "id", "storage", "bytes = servedBytes", "share = trainableShare")
            .from(Serving.class, "variants")
            .step("gb", "Storage.sharedBaseGb", "size", "bytes", "variants", "share");
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

    private static final double MILLION = 1e6;

    private final Calculations made;
    private final Rows rows;
    private final Basis basis;
    private final Serving serving;
    private final Hardware hardware;
    private final @Nullable Gpu gpu;
    private final @Nullable GpuPrice price;

    ServingCosts(Calculations made, Rows rows, Basis basis, List<GpuPrice> prices, Serving serving, Hardware hardware) {
        this.made = made;
        this.rows = rows;
        this.basis = basis;
        this.serving = serving;
        this.hardware = hardware;
        this.gpu = rows.gpu(hardware.gpu());
        this.price = Calculations.first(prices, each -> each.basis().equals(basis.name()));
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
        if (requests != null && each != null && gpu != null && price != null) {
            onGpus(strategy, size, copies(strategy, copies), requests, each, gpu, price);
        }
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
            Gpu gpu,
            GpuPrice price) {
        Figure utilisation = rows.figure("serving-utilisation");
        Figure flops = rows.figure("serving-flops");
        Figure hours = rows.figure("hours-of-a-month");
        Figure headroom = rows.figure("memory-headroom");
        Double multiple = strategy.inferenceFactor();
        Double part = strategy.loadFactor();
        Double bytes = strategy.servedBytes();
        if (utilisation == null
                || flops == null
                || hours == null
                || headroom == null
                || multiple == null
                || part == null
                || bytes == null) {
            return;
        }
        double factor = Training.total(multiple, part);
        double tokens = Inference.tokens(requests, each);
        double active = size.activeParametersB();
        double operations = flops.value().likely();
        double reached = utilisation.value().likely();
        double load = Inference.loadHours(tokens, active, operations, gpu, reached, factor);
        double floor = Inference.floorHours(
                hours.value().likely(),
                copies.copies(),
                size.parametersB(),
                bytes,
                headroom.value().likely(),
                gpu);
        Range month = Inference.hosted(load, floor, price.price(), size.licensePerMonth());
        double request = Inference.loadHours(each, active, operations, gpu, reached, factor);
        Range one = Ranges.times(price.price(), request);
        made.add(
                ON_GPUS,
                new InferenceCost(strategy.id(), month, one),
                size,
                copies,
                strategy,
                serving,
                hardware,
                gpu,
                basis,
                price,
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
        Range share = strategy.trainableShare();
        if (bytes == null) {
            return;
        }
        if (copies) {
            double gb = Storage.fullCopiesGb(size.parametersB(), bytes, variants());
            StorageSize disk = new StorageSize(strategy.id(), Range.exactly(gb));
            made.add(DISK_OF_COPIES, disk, size, strategy, serving, gb);
        } else if (share != null) {
            Range gb = Storage.sharedBaseGb(size.parametersB(), bytes, variants(), share);
            made.add(DISK_OF_BASE, new StorageSize(strategy.id(), gb), size, strategy, serving, gb);
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
