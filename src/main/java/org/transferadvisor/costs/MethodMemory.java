package org.transferadvisor.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.ActivationMemory;
import org.transferadvisor.conclusions.PlainActivations;
import org.transferadvisor.conclusions.PlainMemory;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.SequenceLength;
import org.transferadvisor.conclusions.StatedMemory;
import org.transferadvisor.conclusions.TrainedParameters;
import org.transferadvisor.conclusions.TrainingMemory;
import org.transferadvisor.facts.Adaptation;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.FromScratch;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.Task;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Gpu;
import org.transferadvisor.facts.reference.Optimizer;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Rows;
import org.transferadvisor.figures.Working;

/** Computes the GPU memory that training by each method takes (§5.2, §7.4). */
final class MethodMemory {

    static final String ALL_KEPT = "activation-bytes";
    static final String CHECKPOINTED = "activation-bytes-checkpointed";
    static final String ONE_SEQUENCE = "sequences-of-a-sample";
    static final String PAIR = "sequences-of-a-pair";
    private static final String WHOLE_LOSS = "loss-whole";
    private static final String CHUNKED_LOSS = "loss-chunk";

    static final Working SEQUENCE_STATED =
            Working.of("sequence-stated").from(Adaptation.class, "tokens = sequenceLength");
    static final Working SEQUENCE_OF_SAMPLES = Working.of("sequence-of-samples")
            .from(Data.class, "each = tokensPerSample")
            .figure("shortest-sequence", "least = value.likely")
            .figure("longest-sequence", "most = value.likely")
            .step("tokens", "Memory.sequence", "each", "least", "most");
    static final Working SEQUENCE_ASSUMED = Working.of("sequence-assumed")
            .from(Data.class, "tokensPerSample")
            .figure("usual-sequence", "tokens = value.likely");

    static final Working TRAINED_LOW_RANK = Working.of("trained-parameters")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "layers", "hidden = hiddenSize", "keyValue = keyValueSize")
            .from(Adaptation.class, "rank = loraRank")
            .from(Strategy.class, "id")
            .step("count", "Training.lowRankParameters", "layers", "hidden", "keyValue", "rank");
    static final Working TRAINED_RANK_SHARE = Working.of("trained-parameters-rank")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "size = parametersB")
            .from(Adaptation.class, "rank = loraRank")
            .from(Strategy.class, "id", "name", "published = trainableShare.likely", "base = baseRank")
            .step("ranks", "Ranges.share", "rank", "base")
            .step("share", "Training.total", "published", "ranks")
            .step("count", "Memory.byShare", "size", "share");
    static final Working TRAINED_PROMPT = Working.of("trained-parameters-prompt")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "hidden = hiddenSize")
            .from(Strategy.class, "id", "name")
            .figure("virtual-tokens", "tokens = value.likely")
            .step("count", "Memory.virtualTokens", "tokens", "hidden");
    static final Working TRAINED_PREFIX = Working.of("trained-parameters-prefix")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "layers", "keyValue = keyValueSize")
            .from(Strategy.class, "id", "name")
            .figure("virtual-tokens", "tokens = value.likely")
            .step("each", "Memory.keysAndValues", "layers", "keyValue")
            .step("count", "Memory.virtualTokens", "tokens", "each");
    static final Working TRAINED_SHARE = Working.of("trained-parameters-share")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "size = parametersB")
            .from(Strategy.class, "id", "name", "share = trainableShare.likely")
            .step("count", "Memory.byShare", "size", "share");

    static final Working ACTIVATIONS = withWords("activations");
    static final Working ACTIVATIONS_PLAIN = withWords("activations-plain");
    static final Working ACTIVATIONS_WITHOUT_WORDS = activations("activations-without-words")
            .step("tokens", "Memory.tokensAtATime", "microBatch", "sequence", "sequences")
            .step("width", "Memory.width", "hidden", "layers", "active", "perSize")
            .step("gb", "Memory.activations", "tokens", "perWidth", "width", "0", "0", "0");
    static final Working MEMORY =
            fitting(memory("training-memory").step("weights", "Memory.weights", "size", "frozen"), "weights");
    static final Working MEMORY_QUANTIZED = fitting(
            memory("training-memory-quantized")
                    .figure("weight-bytes", "whole = value.likely")
                    .step("embeddings", "Memory.embeddings", "vocabulary", "hidden")
                    .step("weights", "Memory.quantizedWeights", "size", "frozen", "embeddings", "whole"),
            "weights");
    static final Working MEMORY_WITH_REFERENCE = fitting(
            memory("training-memory-reference")
                    .figure("weight-bytes", "whole = value.likely")
                    .step("weights", "Memory.weights", "size", "whole"),
            "weights");
    static final Working PLAIN_MEMORY = onGpus(
            room(Working.of("training-memory-plain")
                    .from(Strategy.class, "id", "name")
                    .from(TrainingMemory.class, "weights = weightsGb", "ofTrained = trainedGb", "overhead = overheadGb")
                    .from(PlainActivations.class, "model", "activations = gb")
                    .from(Hardware.class, "kind = gpu", "count", "sharding")
                    .from(Gpu.class, "id", "used = *")),
            "weights");
    static final Working STATED_MEMORY = Working.of("stated-memory")
            .from(SelectedModel.class, "model")
            .from(Candidate.class, "model", "access", "size = parametersB")
            .from(Strategy.class, "id", "name", "stated = statedMemoryAt70B")
            .figure("published-large-model-size", "large = value.likely")
            .from(TrainingMemory.class, "counted = gb")
            .step("share", "Ranges.share", "size", "large")
            .step("memory", "Ranges.times", "stated", "share")
            .step("excess", "Training.excess", "counted", "memory");

    private static Working activations(String id) {
        return Working.of(id)
                .from(SelectedModel.class, "model")
                .from(
                        Candidate.class,
                        "model",
                        "hidden = hiddenSize",
                        "layers",
                        "active = activeParametersB",
                        "vocabulary = vocabularySize",
                        "promptInterface")
                .from(Adaptation.class, "microBatch", "gradientCheckpointing", "stack")
                .from(SequenceLength.class, "sequence = tokens")
                .figure(List.of(ALL_KEPT, CHECKPOINTED), "perWidth = value.likely")
                .figure(List.of(ONE_SEQUENCE, PAIR), "sequences = value.likely")
                .figure("usual-width", "perSize = value.likely");
    }

    private static Working withWords(String id) {
        return activations(id)
                .figure("activation-bytes-of-words", "perWord = value.likely")
                .figure("usual-vocabulary", "usual = value.likely")
                .figure(List.of(WHOLE_LOSS, CHUNKED_LOSS), "chunk = value.likely")
                .step("tokens", "Memory.tokensAtATime", "microBatch", "sequence", "sequences")
                .step("width", "Memory.width", "hidden", "layers", "active", "perSize")
                .step("words", "Memory.words", "vocabulary", "usual")
                .step("gb", "Memory.activations", "tokens", "perWidth", "width", "perWord", "words", "chunk");
    }

    private static Working memory(String id) {
        return room(Working.of(id)
                .from(SelectedModel.class, "model")
                .from(
                        Candidate.class,
                        "model",
                        "access",
                        "size = parametersB",
                        "vocabulary = vocabularySize",
                        "hidden = hiddenSize")
                .from(Strategy.class, "id", "name", "frozen = frozenBytes")
                .from(TrainedParameters.class, "trained = count")
                .from(ActivationMemory.class, "activations = gb")
                .from(Optimizer.class, "id", "bytes = trainedBytes")
                .from(Hardware.class, "kind = gpu", "count", "sharding")
                .from(Gpu.class, "id", "used = *")
                .figure("memory-of-context", "overhead = value.likely"));
    }

    /** What of a GPU, and how many of them, training can use. */
    static Working room(Working working) {
        return working.figure("usable-memory", "usable = value.likely")
                .figure(List.of("most-gpus", "one-gpu"), "most = value.likely");
    }

    /** Memory on one GPU, and how many hold it. */
    private static Working onGpus(Working working, String weights) {
        return working.step("memory", "Memory.perGpu", weights, "ofTrained", "activations", "overhead", "1")
                .step("room", "Memory.usable", "used.memoryGb", "usable")
                .step("gpus", "Memory.gpusNeeded", weights, "ofTrained", "activations", "overhead", "room", "most");
    }

    /** Memory of weights and of what is trained, and whether the GPUs at hand hold it. */
    static Working fitting(Working working, String weights) {
        return onGpus(working.step("ofTrained", "Memory.trained", "trained", "bytes"), weights)
                .step("fits", "Training.fits", "gpus", "count");
    }

    private final Calculations made;
    private final Rows rows;
    private final Hardware hardware;
    private final Adaptation adaptation;
    private final boolean pairs;
    private final @Nullable SequenceLength sequence;
    private final @Nullable Gpu used;
    private final @Nullable Optimizer optimizer;

    MethodMemory(Calculations made, Rows rows, Hardware hardware, Adaptation adaptation, Task task, Data data) {
        this.made = made;
        this.rows = rows;
        this.hardware = hardware;
        this.adaptation = adaptation;
        this.pairs = "PREFERENCE".equals(task.objective());
        this.used = rows.gpu(hardware);
        this.optimizer = rows.optimizer(adaptation.optimizer());
        this.sequence = sequence(data);
    }

    /** For a model of one's own, trained in the sequences of the methods. */
    MethodMemory(
            Calculations made,
            Rows rows,
            Hardware hardware,
            Adaptation adaptation,
            Task task,
            @Nullable SequenceLength sequence) {
        this.made = made;
        this.rows = rows;
        this.hardware = hardware;
        this.adaptation = adaptation;
        this.pairs = "PREFERENCE".equals(task.objective());
        this.used = rows.gpu(hardware);
        this.optimizer = rows.optimizer(adaptation.optimizer());
        this.sequence = sequence;
    }

    private @Nullable SequenceLength sequence(Data data) {
        Figure least = rows.figure("shortest-sequence");
        Figure most = rows.figure("longest-sequence");
        Figure usual = rows.figure("usual-sequence");
        Integer stated = adaptation.sequenceLength();
        if (stated != null) {
            return made.add(SEQUENCE_STATED, new SequenceLength(stated.doubleValue()), adaptation);
        }
        if (data.tokensPerSample() != null && least != null && most != null) {
            double tokens = Memory.sequence(
                    data.tokensPerSample(), least.value().likely(), most.value().likely());
            return made.add(SEQUENCE_OF_SAMPLES, new SequenceLength(tokens), data, least, most, tokens);
        }
        return usual == null
                ? null
                : made.add(SEQUENCE_ASSUMED, new SequenceLength(usual.value().likely()), data, usual);
    }

    /** Memory of every method on the selected model. */
    void onModel(SelectedModel model, Candidate candidate, double size) {
        ActivationMemory kept = activations(model, candidate);
        PlainActivations plain = kept == null ? null : plain(model, candidate);
        for (Strategy each : rows.strategies()) {
            TrainedParameters trained = trained(model, candidate, size, each);
            if (trained != null && each.frozenBytes() != null && kept != null) {
                ActivationMemory activations =
                        trained.count() == 0 ? new ActivationMemory(candidate.model(), 0.0) : kept;
                TrainingMemory memory = memory(model, candidate, size, each, trained, activations);
                if (plain != null && memory != null && trained.count() > 0 && Boolean.TRUE.equals(memory.fits())) {
                    plainly(each, memory, plain);
                }
            }
        }
    }

    // ---- what is trained ----

    private @Nullable TrainedParameters trained(
            SelectedModel model, Candidate candidate, double size, Strategy strategy) {
        Range share = strategy.trainableShare();
        String id = strategy.id();
        Figure tokens = rows.figure("virtual-tokens");
        Long hidden = candidate.hiddenSize();
        Long layers = candidate.layers();
        Long keyValue = candidate.keyValueSize();
        String trains = String.valueOf(strategy.trains());
        if (trains.equals("LOW_RANK")) {
            return lowRank(model, candidate, size, strategy);
        }
        if (trains.equals("PROMPT") && hidden != null && tokens != null) {
            double count = Memory.virtualTokens(tokens.value().likely(), hidden);
            return made.add(
                    TRAINED_PROMPT, new TrainedParameters(id, count), model, candidate, strategy, tokens, count);
        }
        if (trains.equals("PREFIX") && layers != null && keyValue != null && tokens != null) {
            double each = Memory.keysAndValues(layers, keyValue);
            double count = Memory.virtualTokens(tokens.value().likely(), each);
            return made.add(
                    TRAINED_PREFIX, new TrainedParameters(id, count), model, candidate, strategy, tokens, each, count);
        }
        if (share == null) {
            return null;
        }
        double count = Memory.byShare(size, share.likely());
        return made.add(TRAINED_SHARE, new TrainedParameters(id, count), model, candidate, strategy, count);
    }

    private @Nullable TrainedParameters lowRank(
            SelectedModel model, Candidate candidate, double size, Strategy strategy) {
        int rank = Objects.requireNonNull(adaptation.loraRank());
        Long hidden = candidate.hiddenSize();
        Long layers = candidate.layers();
        Long keyValue = candidate.keyValueSize();
        if (hidden != null && layers != null && keyValue != null) {
            double count = Training.lowRankParameters(layers, hidden, keyValue, rank);
            return made.add(
                    TRAINED_LOW_RANK,
                    new TrainedParameters(strategy.id(), count),
                    model,
                    candidate,
                    adaptation,
                    strategy,
                    count);
        }
        if (strategy.trainableShare() == null || strategy.baseRank() == null) {
            return null;
        }
        double ranks = Ranges.share(rank, strategy.baseRank());
        double share = Training.total(strategy.trainableShare().likely(), ranks);
        double count = Memory.byShare(size, share);
        return made.add(
                TRAINED_RANK_SHARE,
                new TrainedParameters(strategy.id(), count),
                model,
                candidate,
                adaptation,
                strategy,
                ranks,
                share,
                count);
    }

    // ---- activations ----

    private @Nullable Figure perWidth() {
        return rows.figure(Boolean.FALSE.equals(adaptation.gradientCheckpointing()) ? ALL_KEPT : CHECKPOINTED);
    }

    private @Nullable Figure sequences() {
        return rows.figure(pairs ? PAIR : ONE_SEQUENCE);
    }

    private int microBatch() {
        return adaptation.microBatch() == null ? 1 : adaptation.microBatch();
    }

    private @Nullable ActivationMemory activations(SelectedModel model, Candidate candidate) {
        if (Boolean.TRUE.equals(candidate.promptInterface())) {
            String loss = "PLAIN".equals(adaptation.stack()) ? WHOLE_LOSS : CHUNKED_LOSS;
            return withWords(ACTIVATIONS, loss, gb -> new ActivationMemory(candidate.model(), gb), model, candidate);
        }
        return withoutWords(
                ACTIVATIONS_WITHOUT_WORDS,
                candidate.model(),
                candidate.hiddenSize(),
                candidate.layers(),
                candidate.activeParametersB(),
                model,
                candidate);
    }

    /** Activations of a model that loses nothing over words; null where something is unknown. */
    private @Nullable ActivationMemory withoutWords(
            Working working,
            String model,
            @Nullable Long hidden,
            @Nullable Long layers,
            @Nullable Double active,
            Object... of) {
        Figure perWidth = perWidth();
        Figure sequences = sequences();
        Figure perSize = rows.figure("usual-width");
        if (perWidth == null || sequences == null || perSize == null || active == null || sequence == null) {
            return null;
        }
        double tokens = Memory.tokensAtATime(
                microBatch(), sequence.tokens(), sequences.value().likely());
        double width = Memory.width(hidden, layers, active, perSize.value().likely());
        double gb = Memory.activations(tokens, perWidth.value().likely(), width, 0, 0, 0);
        List<Object> values = new ArrayList<>(List.of(of));
        values.addAll(List.of(adaptation, sequence, perWidth, sequences, perSize, tokens, width, gb));
        return made.add(working, new ActivationMemory(model, gb), values.toArray());
    }

    /** What a plain training loop would keep, where the loss is taken in chunks; null where nothing changes. */
    private @Nullable PlainActivations plain(SelectedModel model, Candidate candidate) {
        return hardware.count() == null
                        || "PLAIN".equals(adaptation.stack())
                        || !Boolean.TRUE.equals(candidate.promptInterface())
                ? null
                : withWords(
                        ACTIVATIONS_PLAIN,
                        WHOLE_LOSS,
                        gb -> new PlainActivations(candidate.model(), gb),
                        model,
                        candidate);
    }

    /** Activations with the loss over the words, as much of them at a time as a row says; null where something is unknown. */
    private <T extends Record> @Nullable T withWords(
            Working working, String loss, DoubleFunction<T> result, SelectedModel model, Candidate candidate) {
        Figure perWidth = perWidth();
        Figure sequences = sequences();
        Figure perSize = rows.figure("usual-width");
        Figure perWord = rows.figure("activation-bytes-of-words");
        Figure usual = rows.figure("usual-vocabulary");
        Figure chunk = rows.figure(loss);
        Double active = candidate.activeParametersB();
        if (perWidth == null
                || sequences == null
                || perSize == null
                || perWord == null
                || usual == null
                || chunk == null
                || active == null
                || sequence == null) {
            return null;
        }
        double tokens = Memory.tokensAtATime(
                microBatch(), sequence.tokens(), sequences.value().likely());
        double width = Memory.width(
                candidate.hiddenSize(),
                candidate.layers(),
                active,
                perSize.value().likely());
        double words = Memory.words(candidate.vocabularySize(), usual.value().likely());
        double gb = Memory.activations(
                tokens,
                perWidth.value().likely(),
                width,
                perWord.value().likely(),
                words,
                chunk.value().likely());
        return made.add(
                working,
                result.apply(gb),
                model,
                candidate,
                adaptation,
                sequence,
                perWidth,
                sequences,
                perSize,
                perWord,
                usual,
                chunk,
                tokens,
                width,
                words,
                gb);
    }

    /** Whether it would fit with a plain training loop too. */
    private void plainly(Strategy strategy, TrainingMemory memory, PlainActivations plain) {
        Figure usable = rows.figure("usable-memory");
        Figure most = rows.figure(mostGpus(hardware));
        Long count = hardware.count();
        if (usable == null || most == null || used == null || count == null) {
            return;
        }
        double weights = memory.weightsGb();
        double trained = memory.trainedGb();
        double besides = memory.overheadGb();
        double alone = Memory.perGpu(weights, trained, plain.gb(), besides, 1);
        double room = Memory.usable(used.memoryGb(), usable.value().likely());
        Long gpus = Memory.gpusNeeded(
                weights, trained, plain.gb(), besides, room, most.value().likely());
        boolean fits = gpus != null && gpus <= count;
        made.add(
                PLAIN_MEMORY,
                new PlainMemory(strategy.id(), alone, fits),
                strategy,
                memory,
                plain,
                hardware,
                used,
                usable,
                most,
                alone,
                room,
                gpus);
    }

    /** The row that says how many GPUs may share one copy. */
    static String mostGpus(Hardware hardware) {
        return "NONE".equals(hardware.sharding()) ? "one-gpu" : "most-gpus";
    }

    // ---- memory ----

    private @Nullable TrainingMemory memory(
            SelectedModel model,
            Candidate candidate,
            double size,
            Strategy strategy,
            TrainedParameters trained,
            ActivationMemory activations) {
        Figure overhead = rows.figure("memory-of-context");
        Figure usable = rows.figure("usable-memory");
        Figure most = rows.figure(mostGpus(hardware));
        Figure whole = rows.figure("weight-bytes");
        double frozen = Objects.requireNonNull(strategy.frozenBytes());
        if (overhead == null || usable == null || most == null || whole == null || used == null || optimizer == null) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>(List.of(
                model, candidate, strategy, trained, activations, optimizer, hardware, used, overhead, usable, most));
        Working working = MEMORY;
        double weights = Memory.weights(size, frozen);
        if (Boolean.TRUE.equals(strategy.quantized())) {
            working = MEMORY_QUANTIZED;
            double embeddings = Memory.embeddings(candidate.vocabularySize(), candidate.hiddenSize());
            weights = Memory.quantizedWeights(
                    size, frozen, embeddings, whole.value().likely());
            values.add(whole);
            values.add(embeddings);
        } else if (pairs && frozen == 0) {
            working = MEMORY_WITH_REFERENCE;
            weights = Memory.weights(size, whole.value().likely());
            values.add(whole);
        }
        values.add(weights);
        TrainingMemory counted = counted(
                strategy.id(), weights, trained.count(), activations, optimizer, used, overhead, usable, most, values);
        made.add(working, counted, values.toArray());
        stated(model, candidate, size, strategy, counted);
        return counted;
    }

    /** The memory, with its steps added to the values. */
    private TrainingMemory counted(
            String strategy,
            double weights,
            double trained,
            ActivationMemory activations,
            Optimizer optimizer,
            Gpu used,
            Figure overhead,
            Figure usable,
            Figure most,
            List<@Nullable Object> values) {
        double besides = overhead.value().likely();
        double ofTrained = Memory.trained(trained, optimizer.trainedBytes());
        double alone = Memory.perGpu(weights, ofTrained, activations.gb(), besides, 1);
        double room = Memory.usable(used.memoryGb(), usable.value().likely());
        Long gpus = Memory.gpusNeeded(
                weights,
                ofTrained,
                activations.gb(),
                besides,
                room,
                most.value().likely());
        Long count = hardware.count();
        Boolean fits = gpus == null && count != null ? Boolean.FALSE : gpus == null ? null : Training.fits(gpus, count);
        boolean shares = !"NONE".equals(hardware.sharding());
        Long over = count != null ? count : gpus;
        Double each = !shares
                ? (Double) alone
                : over == null ? null : (Double) Memory.perGpu(weights, ofTrained, activations.gb(), besides, over);
        values.add(ofTrained);
        values.add(alone);
        values.add(room);
        values.add(gpus);
        values.add(gpus == null ? null : fits);
        return new TrainingMemory(strategy, alone, gpus, fits, each, weights, ofTrained, activations.gb(), besides);
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

    // ---- a model of one's own ----

    /** Memory of training a model of one's own, by every strategy that does. */
    void ofOnesOwn(FromScratch own, double size) {
        ActivationMemory activations =
                withoutWords(OwnModel.ACTIVATIONS, "a model of one's own", null, null, size, own);
        if (activations == null) {
            return;
        }
        rows.strategies().stream()
                .filter(each -> "OWN".equals(each.serves()))
                .forEach(each -> ofOnesOwn(each, own, size, activations));
    }

    private void ofOnesOwn(Strategy strategy, FromScratch own, double size, ActivationMemory activations) {
        Figure overhead = rows.figure("memory-of-context");
        Figure usable = rows.figure("usable-memory");
        Figure most = rows.figure(mostGpus(hardware));
        if (overhead == null || usable == null || most == null || used == null || optimizer == null) {
            return;
        }
        double trained = Memory.byShare(size, 1);
        List<@Nullable Object> values = new ArrayList<>(
                List.of(own, strategy, activations, optimizer, hardware, used, overhead, usable, most, trained));
        TrainingMemory counted =
                counted(strategy.id(), 0, trained, activations, optimizer, used, overhead, usable, most, values);
        made.add(OwnModel.MEMORY, counted, values.toArray());
    }
}
