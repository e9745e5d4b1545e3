package org.transferadvisor.configure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Adaptation;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.facts.reference.ModelFamily;
import org.transferadvisor.facts.reference.Optimizer;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.facts.reference.TaskHead;
import org.transferadvisor.facts.reference.TrainingSettings;

/** The settings of a training by name, each with what it rests on. One that does not apply is left out. */
final class Settings {

    private static final String RANK = "/adaptation/loraRank";

    private final Training training;
    private final Row row;
    private final TrainingSettings table;
    private final Adaptation adaptation;
    private final Hardware hardware;
    private final Map<String, Setting> settings = new HashMap<>();

    private Settings(Training training) {
        this.training = training;
        this.row = training.row("training-settings", training.strategy());
        this.table = training.settings();
        this.adaptation = Objects.requireNonNull(training.project().adaptation());
        this.hardware = Objects.requireNonNull(training.project().hardware());
    }

    static Map<String, Setting> of(Training training) {
        Settings settings = new Settings(training);
        settings.model();
        settings.method();
        settings.task();
        settings.gpus();
        settings.batches();
        settings.optimizer();
        settings.precision();
        settings.sequence();
        return Map.copyOf(settings.settings);
    }

    private void put(String name, Object value, String... why) {
        settings.put(name, new Setting(value, List.of(why)));
    }

    private boolean is(String name, Object value) {
        Setting setting = settings.get(name);
        return setting != null && setting.value().equals(value);
    }

    private void model() {
        String model = training.model();
        if (model == null) {
            put("model", "MODEL", "Replace: no source model is selected.");
            return;
        }
        String fact = training.fact(
                "/candidates/" + training.place() + "/model",
                training.advice().recommendation().model());
        if (model.contains("/")) {
            put("model", model, fact);
        } else {
            put("model", model, fact, "Replace: its name on Hugging Face, or the folder that it lies in.");
        }
    }

    private void method() {
        put("method", Objects.requireNonNull(table.method()), "Recommended: " + training.name());
        if (table.alphaPerRank() != null) {
            int rank = Objects.requireNonNull(adaptation.loraRank());
            put("rank", decimal(rank), training.fact(RANK, rank));
            put(
                    "alpha",
                    decimal((double) Math.max(1, Math.round(table.alphaPerRank() * rank))),
                    source("alphaPerRank"));
            modules();
        }
        figure("dropout", size("dropout", "largeDropout"));
        Row tokens = training.row("figures", "virtual-tokens");
        put("virtualTokens", decimal(((Figure) tokens.value()).value().likely()), training.source(tokens, "value"));
    }

    private void modules() {
        Row family = training.family();
        String attention = family == null ? null : ((ModelFamily) family.value()).attention();
        if (family == null || attention == null) {
            String why =
                    "The names of its query and value projections are not known, so all linear modules are trained.";
            put("allModules", "all-linear", why);
            put("allModuleList", List.of("all-linear"), why);
        } else {
            String why = "Query and value projections, which the memory in the advice counts: "
                    + training.source(family, "attention");
            put("modules", Keys.list(attention), why);
            put("moduleNames", String.join(",", Keys.list(attention)), why);
        }
    }

    private void task() {
        String objective = Objects.requireNonNull(training.project().task().objective());
        put("stage", training.isPreference() ? "DPO" : "SFT", training.fact("/task/objective", objective));
        if (training.isPreference()) {
            figure("beta", "preferenceBeta");
        }
        figure("schedule", "schedule");
        figure("warmup", "warmup");
        figure(
                "learningRate",
                training.isPreference() ? "preferenceLearningRate" : size("learningRate", "largeLearningRate"));
        TaskHead head = training.head();
        String task = training.fact("/task/type", training.project().task().type());
        if (head == null) {
            put("peftTask", "CAUSAL_LM", task);
            return;
        }
        if (head.peftTask() != null) {
            put("peftTask", head.peftTask(), task);
        } else if (head.headModule() != null) {
            put("headModules", List.of(head.headModule()), task);
        }
        Long classes = training.project().task().classes();
        if (head.classes() && classes != null) {
            put("classes", decimal(classes), training.fact("/task/classes", classes));
        }
    }

    /** The column for the size of the model. */
    private String size(String usual, String large) {
        Candidate candidate = training.candidate();
        Double parameters = candidate == null ? null : candidate.parametersB();
        boolean isLarge = table.largeFromB() != null && parameters != null && parameters >= table.largeFromB();
        return isLarge ? large : usual;
    }

    private void gpus() {
        Advice.Cost cost = training.cost();
        Long needed = cost == null ? null : cost.gpusNeeded();
        Long count = hardware.count();
        long gpus = count != null ? count : needed != null ? needed : 1;
        String why = count != null
                ? training.fact("/hardware/count", count)
                : needed != null
                        ? "As many as it needs; /hardware/count is not stated"
                        : "/hardware/count is not stated";
        if (gpus == 1) {
            put("alone", decimal((double) gpus), why);
            return;
        }
        put("gpus", decimal((double) gpus), why);
        String fact = training.fact("/hardware/sharding", Objects.requireNonNull(hardware.sharding()));
        boolean asked = hardware.sharding().equals("FULL") && !training.isAssumed("/hardware/sharding");
        if (hardware.sharding().equals("NONE")) {
            put("sharding", "COPIES", fact);
        } else if (asked || needed == null || needed > 1) {
            put("sharding", Objects.requireNonNull(table.sharding()), fact, source("sharding"));
        } else {
            put("sharding", "COPIES", fact, "One GPU holds all of the model, so each gets a copy.");
        }
    }

    private void batches() {
        int micro = Objects.requireNonNull(adaptation.microBatch());
        String fact = training.fact("/adaptation/microBatch", micro);
        put("microBatch", decimal(micro), fact);
        String column = training.isPreference() ? "preferenceBatch" : "batch";
        double batch = (Double) Objects.requireNonNull(row.cell(column));
        Setting gpus = settings.getOrDefault("gpus", settings.get("alone"));
        double at = micro * ((BigDecimal) Objects.requireNonNull(gpus).value()).doubleValue();
        List<String> why = new ArrayList<>(gpus.why());
        why.add(decimal(batch).toPlainString() + " samples for one update of the weights: " + source(column));
        settings.put("accumulation", new Setting(decimal(Math.ceil(batch / at)), why));
        Row strategy = training.row("strategies", training.strategy());
        Double epochs = adaptation.epochs() == null ? ((Strategy) strategy.value()).epochs() : adaptation.epochs();
        put(
                "epochs",
                decimal(Objects.requireNonNull(epochs)),
                adaptation.epochs() == null
                        ? training.source(strategy, "epochs")
                        : training.fact("/adaptation/epochs", epochs));
    }

    private void optimizer() {
        Row optimizer = training.row("optimizers", Objects.requireNonNull(adaptation.optimizer()));
        Optimizer known = (Optimizer) optimizer.value();
        boolean replaced = is("sharding", "FSDP") && known.toolUnderFsdp() != null;
        String column = replaced ? "toolUnderFsdp" : "tool";
        Object tool = optimizer.cell(column);
        if (tool != null) {
            put(
                    "optimizer",
                    tool,
                    training.fact("/adaptation/optimizer", known.id()),
                    training.source(optimizer, column));
        }
    }

    private void precision() {
        Row gpu = training.reference().row("gpus", Objects.requireNonNull(hardware.gpu()));
        boolean bf16 = gpu == null || !Boolean.FALSE.equals(((Gpu) gpu.value()).bf16());
        String precision = bf16 ? "BF16" : "FP16";
        String fact = training.fact("/hardware/gpu", hardware.gpu());
        put("precision", precision, fact);
        boolean all = is("method", "FULL");
        Row optimizer = training.row("optimizers", Objects.requireNonNull(adaptation.optimizer()));
        boolean full = all && Boolean.TRUE.equals(((Optimizer) optimizer.value()).fullPrecision());
        boolean scaled = !bf16 && (all || is("method", "HEAD"));
        String by = training.fact("/adaptation/optimizer", adaptation.optimizer());
        put("weights", full || scaled ? "FLOAT32" : precision, full ? by : fact);
        if (all && bf16 && !full && !is("sharding", "ZERO3")) {
            put("pureBf16", true, by);
        }
        if (is("method", "QLORA") && is("sharding", "FSDP")) {
            put("storage", precision);
        }
    }

    private void sequence() {
        boolean checkpointing = Objects.requireNonNull(adaptation.gradientCheckpointing());
        if (is("method", "PREFIX_TUNING")) {
            put("checkpointing", false, "PEFT's prefix tuning does not go with gradient checkpointing.");
        } else {
            put("checkpointing", checkpointing, training.fact("/adaptation/gradientCheckpointing", checkpointing));
        }
        Data data = training.project().data();
        if (training.tokens() != null) {
            put(
                    "length",
                    decimal(training.tokens()),
                    adaptation.sequenceLength() != null
                            ? training.fact("/adaptation/sequenceLength", adaptation.sequenceLength())
                            : data.tokensPerSample() != null
                                    ? training.fact("/data/tokensPerSample", data.tokensPerSample())
                                            + "; room for twice as many, assumed"
                                    : training.source(training.row("figures", "usual-sequence"), "value"));
        }
        if (!training.isPreference()) {
            boolean plain = "PLAIN".equals(adaptation.stack());
            Row share = training.row("figures", plain ? "loss-whole" : "loss-chunk");
            put("loss", plain ? "WHOLE" : "CHUNKED", "The memory in the advice: " + training.source(share, "value"));
        }
    }

    private void figure(String name, String column) {
        Object cell = row.cell(column);
        if (cell != null) {
            put(name, cell instanceof Double number ? decimal(number) : cell, source(column));
        }
    }

    private String source(String column) {
        return training.source(row, column);
    }

    private static BigDecimal decimal(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros();
    }
}
