package org.transferadvisor.costs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.AccessLimit;
import org.transferadvisor.conclusions.AlsoConsider;
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
import org.transferadvisor.conclusions.Student;
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

    private static final String OWN_FLOOR = "Inference.floorHours";
    private static final String SHARED_FLOOR = "Inference.sharedFloorHours";
    private static final String RETRIEVAL_TOKENS = "retrieval-tokens";

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
    static final Working SIZE_OF_STUDENT = Working.of("served-student")
            .from(
                    Student.class,
                    "model",
                    "size = parametersB",
                    "active = activeParametersB",
                    "license = licensePerMonth")
            .from(Strategy.class, "id", "name", "serves", "addedShare");
    static final Working SIZE_OF_ONES_OWN = Working.of("served-own")
            .from(FromScratch.class, "size = parametersB")
            .from(Strategy.class, "id", "name", "serves");
    static final Working FULL_COPIES = Working.of("served-full-copies")
            .from(Serving.class, "variants")
            .from(Strategy.class, "id", "name", "storage");
    static final Working SHARED_BASE = Working.of("served-shared-base").from(Strategy.class, "id", "name", "storage");
    static final Working THROUGH_API = Working.of("inference-api")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "hostedFineTuning", "price = pricePerMillionTokens")
            .from(Serving.class, "requests = requestsPerMonth", "each = tokensPerRequest")
            .from(Strategy.class, "id", "serves", "hosted", "trainedByMaker")
            .without(AccessLimit.class)
            .step("tokens", "Inference.tokens", "requests", "each")
            .step("month", "Inference.api", "tokens", "price")
            .step("one", "Inference.api", "each", "price");
    static final Working LONGER_THROUGH_API = Working.of("inference-api-longer")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "price = pricePerMillionTokens")
            .from(Serving.class, "requests = requestsPerMonth", "each = tokensPerRequest")
            .from(Strategy.class, "id", "name", "requestTokens")
            .figure(RETRIEVAL_TOKENS, "times = value.likely")
            .step("long", "Training.total", "each", "times")
            .step("tokens", "Inference.tokens", "requests", "long")
            .step("month", "Inference.api", "tokens", "price")
            .step("one", "Inference.api", "long", "price");
    static final Working ON_GPUS = onGpus("inference-hosted", OWN_FLOOR, false);
    static final Working ON_SHARED_GPU = onGpus("inference-shared", SHARED_FLOOR, false);
    static final Working LONGER_ON_GPUS = onGpus("inference-hosted-longer", OWN_FLOOR, true);
    static final Working LONGER_ON_SHARED_GPU = onGpus("inference-shared-longer", SHARED_FLOOR, true);
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
    static final Working COST_OF_TOKENS = tokens("token-cost", OWN_FLOOR);
    static final Working COST_OF_TOKENS_SHARED = tokens("token-cost-shared", SHARED_FLOOR);
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

    static final Working CHEAPEST_GPU_OF_MODEL = Working.of("serving-gpu-cheapest-open")
            .from(Serving.class, "stated = gpu")
            .from(Candidate.class, "model", "size = parametersB")
            .from(Gpu.class, "id", "found = *")
            .gives(ServingGpu.class);

    private static Working tokens(String id, String floor) {
        return Working.of(id)
                .from(Candidate.class, "model", "access", "size = parametersB", "active = activeParametersB")
                .from(Serving.class, "shared")
                .from(ServingGpu.class, "kind = gpu", "hour = price.likely")
                .from(Gpu.class, "id", "gpu = *")
                .figure("serving-utilisation", "utilisation = value.likely")
                .figure("serving-flops", "flops = value.likely")
                .figure("hours-of-a-month", "hours = value.likely")
                .figure("memory-headroom", "headroom = value.likely")
                .figure("weight-bytes", "bytes = value.likely")
                .step("load", "Inference.loadHours", "1000000", "active", "flops", "gpu", "utilisation", "1")
                .step("million", "Training.total", "load", "hour")
                .step("floor", floor, "hours", "1", "size", "bytes", "headroom", "gpu")
                .step("month", "Training.total", "floor", "hour");
    }

    private static Working onGpus(String id, String floor, boolean longer) {
        Working working = Working.of(id)
                .from(ServedSize.class, "size = parametersB", "active = activeParametersB", "license = licensePerMonth")
                .from(ServedCopies.class, "copies")
                .from(
                        Strategy.class,
                        "id",
                        "name",
                        "multiple = inferenceFactor",
                        "part = loadFactor",
                        "bytes = servedBytes",
                        "requestTokens")
                .from(
                        Serving.class,
                        "requests = requestsPerMonth",
                        (longer ? "short" : "each") + " = tokensPerRequest",
                        "shared")
                .from(ServingGpu.class, "kind = gpu", "price")
                .from(Gpu.class, "id", "gpu = *")
                .figure("serving-utilisation", "utilisation = value")
                .figure("serving-flops", "flops = value.likely")
                .figure("hours-of-a-month", "hours = value.likely")
                .figure("memory-headroom", "headroom = value.likely");
        return (longer
                        ? working.figure(RETRIEVAL_TOKENS, "times = value.likely")
                                .step("each", "Training.total", "short", "times")
                        : working)
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
    private final List<AlsoConsider> considered;
    private final @Nullable Student student;

    ServingCosts(
            Calculations made,
            Rows rows,
            Basis basis,
            MethodSheet methods,
            Serving serving,
            Hardware hardware,
            List<AlsoConsider> considered) {
        this.considered = considered;
        this.student = Calculations.first(methods.calculations().results(Student.class), any -> true);
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
            if ("SOURCE".equals(each.serves()) && isAskedFor(each)) {
                boolean limited =
                        limits.stream().anyMatch(limit -> limit.strategy().equals(each.id()));
                if (each.addedShare() != null && student != null && !limited) {
                    ofStudent(student, each);
                } else if (!"API".equals(candidate.access()) || each.addedShare() != null && !limited) {
                    ofWeights(model, candidate, each);
                } else if (isOffered(candidate, each) && !limited) {
                    throughApi(model, candidate, each);
                }
            }
        }
    }

    /** A model as it is counts where the advice says that it is worth a try. */
    private boolean isAskedFor(Strategy strategy) {
        return !Boolean.TRUE.equals(strategy.asItIs())
                || considered.stream().anyMatch(each -> each.strategy().equals(strategy.id()));
    }

    /** An API that offers fine-tuning trains in its own way only. */
    private static boolean isOffered(Candidate api, Strategy strategy) {
        return Boolean.TRUE.equals(api.hostedFineTuning())
                ? strategy.hosted() == null
                : !Boolean.TRUE.equals(strategy.trainedByMaker());
    }

    private void throughApi(SelectedModel model, Candidate candidate, Strategy strategy) {
        Double price = candidate.pricePerMillionTokens();
        Double requests = serving.requestsPerMonth();
        Double each = serving.tokensPerRequest();
        if (price == null || requests == null || each == null) {
            return;
        }
        if (strategy.requestTokens() != null) {
            longer(model, candidate, strategy, price, requests, each);
            return;
        }
        double tokens = Inference.tokens(requests, each);
        Range month = Inference.api(tokens, price);
        Range one = Inference.api(each, price);
        InferenceCost cost = new InferenceCost(strategy.id(), month, one);
        made.add(THROUGH_API, cost, model, candidate, serving, strategy, tokens, month, one);
    }

    private void longer(
            SelectedModel model, Candidate candidate, Strategy strategy, double price, double requests, double each) {
        Figure times = rows.figure(String.valueOf(strategy.requestTokens()));
        if (times != null) {
            double length = Training.total(each, times.value().likely());
            double tokens = Inference.tokens(requests, length);
            Range month = Inference.api(tokens, price);
            Range one = Inference.api(length, price);
            InferenceCost cost = new InferenceCost(strategy.id(), month, one);
            made.add(LONGER_THROUGH_API, cost, model, candidate, serving, strategy, times, length, tokens, month, one);
        }
    }

    private void ofStudent(Student learner, Strategy strategy) {
        ServedSize served = new ServedSize(
                strategy.id(), learner.parametersB(), learner.activeParametersB(), learner.licensePerMonth());
        served(strategy, made.add(SIZE_OF_STUDENT, served, learner, strategy));
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
            Gpu kind = kind(size.parametersB(), bytes);
            ServingGpu chosen = kind == null ? null : chosen(strategy.id(), CHEAPEST_GPU, size, kind);
            if (kind != null && chosen != null) {
                onGpus(strategy, size, copies(strategy, copies), requests, each, bytes, kind, chosen);
            }
        }
    }

    // ---- the GPU that serves ----

    /** As stated, as the training's where that is stated, or what costs least for what is served. */
    private @Nullable Gpu kind(double parametersB, double bytes) {
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
                Training.gpusNeeded(parametersB * bytes, headroom.value().likely(), each);
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

    /** The measured price of an hour, or else the published one; null where neither is known. */
    static @Nullable Range measured(Gpu gpu) {
        return gpu.measuredPricePerHour() == null ? gpu.pricePerHour() : gpu.measuredPricePerHour();
    }

    private @Nullable ServingGpu chosen(String served, Working cheapest, Record size, Gpu kind) {
        String stated = serving.gpu();
        Range own = serving.pricePerGpuHour();
        if (stated == null) {
            Range dear = own == null ? measured(kind) : own;
            return dear == null
                    ? null
                    : made.add(cheapest, new ServingGpu(served, kind.id(), dear), serving, size, kind);
        }
        if (stated.equals(hardware.gpu())) {
            Range of = own != null ? own : price == null ? null : price.price();
            return of == null ? null : made.add(TRAINING_GPU, new ServingGpu(served, kind.id(), of), serving, hardware);
        }
        Range listed = basis.name().equals(Methods.MEASURED) ? measured(kind) : kind.pricePerHour();
        Range of = own != null ? own : listed;
        return of == null ? null : made.add(STATED_GPU, new ServingGpu(served, kind.id(), of), serving, kind);
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
            double request,
            double bytes,
            Gpu kind,
            ServingGpu chosen) {
        Figure utilisation = rows.figure("serving-utilisation");
        Figure flops = rows.figure("serving-flops");
        Figure hours = rows.figure("hours-of-a-month");
        Figure headroom = rows.figure("memory-headroom");
        Double multiple = strategy.inferenceFactor();
        Double part = strategy.loadFactor();
        Figure times = strategy.requestTokens() == null ? null : rows.figure(strategy.requestTokens());
        if (utilisation == null
                || flops == null
                || hours == null
                || headroom == null
                || multiple == null
                || part == null) {
            return;
        }
        List<@Nullable Object> values = new ArrayList<>(
                List.of(size, copies, strategy, serving, chosen, kind, utilisation, flops, hours, headroom));
        double each = request;
        if (times != null) {
            each = Training.total(request, times.value().likely());
            values.add(times);
            values.add(each);
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
        Range ofOne = Inference.loadHours(each, active, operations, kind, reached, factor);
        Range one = Ranges.times(chosen.price(), ofOne);
        values.addAll(List.of(factor, tokens, load, floor, month, ofOne, one));
        Working longer = shared ? LONGER_ON_SHARED_GPU : LONGER_ON_GPUS;
        Working usual = shared ? ON_SHARED_GPU : ON_GPUS;
        made.add(times == null ? usual : longer, new InferenceCost(strategy.id(), month, one), values.toArray());
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
        Figure hours = rows.figure("hours-of-a-month");
        Figure headroom = rows.figure("memory-headroom");
        Figure bytes = rows.figure("weight-bytes");
        Double size = candidate.parametersB();
        Double active = candidate.activeParametersB();
        if (!"OPEN_WEIGHTS".equals(candidate.access())
                || size == null
                || active == null
                || utilisation == null
                || flops == null
                || hours == null
                || headroom == null
                || bytes == null) {
            return;
        }
        double each = bytes.value().likely();
        Gpu kind = kind(size, each);
        ServingGpu chosen = kind == null ? null : chosen(candidate.model(), CHEAPEST_GPU_OF_MODEL, candidate, kind);
        if (kind == null || chosen == null) {
            return;
        }
        double hour = chosen.price().likely();
        double load = Inference.loadHours(
                MILLION,
                active,
                flops.value().likely(),
                kind,
                utilisation.value().likely(),
                1);
        double million = Training.total(load, hour);
        boolean shared = Boolean.TRUE.equals(serving.shared());
        double ofMonth = hours.value().likely();
        double room = headroom.value().likely();
        double floor = shared
                ? Inference.sharedFloorHours(ofMonth, 1, size, each, room, kind)
                : Inference.floorHours(ofMonth, 1, size, each, room, kind);
        double month = Training.total(floor, hour);
        made.add(
                shared ? COST_OF_TOKENS_SHARED : COST_OF_TOKENS,
                new TokenCost(candidate.model(), size, million, month),
                candidate,
                serving,
                chosen,
                kind,
                utilisation,
                flops,
                hours,
                headroom,
                bytes,
                load,
                million,
                floor,
                month);
    }
}
