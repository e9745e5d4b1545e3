package org.transferadvisor.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reference.ProximityWeights;
import org.transferadvisor.measure.embedding.Embedder;
import org.transferadvisor.measure.proximity.Comparison;
import org.transferadvisor.measure.proximity.Estimate;
import org.transferadvisor.measure.proximity.Separability;
import org.transferadvisor.measure.proximity.Vectors;
import org.transferadvisor.measure.reading.Features;
import org.transferadvisor.measure.reading.Labels;
import org.transferadvisor.measure.reading.Refusal;
import org.transferadvisor.measure.reading.TextFile;
import org.transferadvisor.measure.reading.TextSide;
import org.transferadvisor.measure.reading.Vocabulary;

/** Measures how near candidates are to a project, from samples of their data. */
public final class Measuring {

    /** Below so many samples the intervals are wide, and a reader is warned. */
    static final int FEW = 200;

    /** Texts stand for themselves in draws from so many on; of fewer, each passage does. */
    private static final int FEWEST_TEXTS = 20;

    /** The embedder has seen little of other alphabets: above this share of letters a reader is warned. */
    private static final double MOST_OF_OTHERS = 0.2;

    private final Request request;
    private final ProximityWeights weights;
    private final Supplier<Embedder> embedder;
    private final Progress progress;
    private @Nullable Embedder loaded;

    /**
     * What to measure.
     *
     * @param target the project's data: texts, or features by the encoder of the sources; null with features alone
     * @param sources by candidate, a sample of what it was trained on
     * @param features by candidate, its own features of labelled examples of the target
     * @param labels of these examples; null without them
     * @param fields where texts stand in JSON Lines and CSV
     * @param most so many passages or rows of each file are measured on
     * @param seed of all draws
     */
    public record Request(
            @Nullable Path target,
            Map<String, Path> sources,
            Map<String, Path> features,
            @Nullable Path labels,
            List<String> fields,
            int most,
            long seed) {}

    /**
     * Nothing is read yet.
     *
     * @param weights of the three similarities
     * @param embedder loaded only where there are texts
     */
    public Measuring(Request request, ProximityWeights weights, Supplier<Embedder> embedder, Progress progress) {
        this.request = request;
        this.weights = weights;
        this.embedder = embedder;
        this.progress = progress;
    }

    /** A file that was read, and its vectors. */
    private record Read(
            Measurement.Side side,
            Vectors vectors,
            @Nullable TextSide texts,
            int constantColumns) {}

    /**
     * Measures.
     *
     * @throws org.transferadvisor.facts.reading.RefusedException where a file cannot be measured on
     */
    public Measurement measure() {
        boolean texts = request.target() != null && !Features.isIn(request.target());
        request.sources().values().forEach(each -> checkKind(each, texts));
        try {
            Map<String, Read> sources = new LinkedHashMap<>();
            Read target = request.target() == null ? null : read(request.target(), texts);
            request.sources().forEach((model, file) -> sources.put(model, read(file, texts)));
            Set<String> models = new LinkedHashSet<>(request.sources().keySet());
            models.addAll(request.features().keySet());
            List<Measurement.Candidate> candidates = new ArrayList<>();
            models.forEach(model -> candidates.add(candidate(model, target, sources.get(model))));
            String vectors = texts ? loaded().name() + ", passages of about 100 words" : "features as given";
            return new Measurement(
                    target == null ? null : target.side,
                    Measurement.Method.on(vectors, request.seed()),
                    List.copyOf(candidates),
                    target == null ? List.of() : notes(target));
        } finally {
            if (loaded != null) {
                loaded.close();
            }
        }
    }

    private void checkKind(Path source, boolean texts) {
        if (request.target() != null && Features.isIn(source) == texts) {
            throw Refusal.of(
                    source.toString(),
                    "the file holds " + (texts ? "numbers, and " : "texts, and ") + request.target()
                            + (texts ? " holds texts" : " holds numbers"),
                    "the same kind on both sides",
                    null);
        }
    }

    private Measurement.Candidate candidate(String model, @Nullable Read target, @Nullable Read source) {
        List<String> notes = new ArrayList<>();
        Comparison compared = null;
        if (target != null && source != null) {
            notes.addAll(notes(source));
            compared = compared(target, source);
            if (compared.semantic() == null) {
                notes.add("semantic cannot be told: the sample is too small for so much noise");
            }
        } else {
            notes.add("semantic and distribution are not measured: no sample of what " + model + " was trained on");
        }
        Path features = request.features().get(model);
        Told told = features == null || request.labels() == null ? null : told(features, request.labels(), notes);
        if (told == null) {
            notes.add("task is not measured: it needs the model's own features of labelled examples;"
                    + " the other two are weighted alone");
        }
        Estimate semantic = compared == null ? null : compared.semantic();
        Estimate distribution = compared == null ? null : compared.distribution();
        Estimate task = told == null ? null : told.separability.task();
        return new Measurement.Candidate(
                model,
                source == null ? null : source.side,
                told == null ? null : told.side,
                new Measurement.Similarity(figure(semantic), figure(distribution), figure(task)),
                proximity(semantic, distribution, task),
                new Measurement.Diagnostics(
                        target == null || source == null || target.texts == null || source.texts == null
                                ? null
                                : Measurement.rounded(Vocabulary.coverage(target.texts.taken(), source.texts.taken())),
                        compared == null ? null : Measurement.rounded(compared.twoSampleError()),
                        told == null ? null : Measurement.rounded(told.separability.accuracy()),
                        told == null ? null : Measurement.rounded(told.separability.majority()),
                        told == null ? null : told.classes),
                List.copyOf(notes));
    }

    private static Measurement.@Nullable Figure figure(@Nullable Estimate estimate) {
        return estimate == null ? null : Measurement.Figure.of(estimate);
    }

    /** Semantic and distribution together, with the task where it is known; one of the first two alone is no proximity. */
    private Measurement.@Nullable Figure proximity(
            @Nullable Estimate semantic, @Nullable Estimate distribution, @Nullable Estimate task) {
        if (semantic == null || distribution == null) {
            return null;
        }
        List<Estimate> parts = task == null ? List.of(semantic, distribution) : List.of(semantic, distribution, task);
        List<Double> shares = task == null
                ? List.of(weights.semantic(), weights.distribution())
                : List.of(weights.semantic(), weights.distribution(), weights.task());
        return Measurement.Figure.of(
                Estimate.weighted(parts.stream().map(Measuring::asWritten).toList(), shares));
    }

    /** A figure as a facts file will have it, so that the advice comes to the same proximity. */
    private static Estimate asWritten(Estimate estimate) {
        return new Estimate(Measurement.rounded(estimate.value()), estimate.draws());
    }

    private Comparison compared(Read target, Read source) {
        if (target.vectors.width() != source.vectors.width()) {
            throw Refusal.of(
                    source.side.file(),
                    "its rows have " + source.vectors.width() + " features, those of " + target.side.file() + " have "
                            + target.vectors.width(),
                    "features of one encoder on both sides",
                    null);
        }
        progress.at("comparing " + source.side.file(), 0, 0);
        return Comparison.of(target.vectors, source.vectors, request.seed());
    }

    private record Told(Measurement.Side side, Separability separability, int classes) {}

    private Told told(Path file, Path labels, List<String> notes) {
        Features features = features(file);
        Read read = of(file, features);
        Labels told = Labels.read(labels, features);
        if (told.names().size() < 2) {
            throw Refusal.of(
                    labels.toString(),
                    "all examples are of one class",
                    "labels of at least two classes",
                    "a task of one class has nothing to tell apart");
        }
        notes.addAll(notes(read));
        progress.at("neighbours in " + file, 0, 0);
        Separability separability = Separability.of(read.vectors, told.classes(), request.seed());
        return new Told(read.side, separability, told.names().size());
    }

    private List<String> notes(Read read) {
        List<String> notes = new ArrayList<>();
        Measurement.Side side = read.side;
        if (side.used() < side.passages()) {
            notes.add(String.format(
                    Locale.ROOT,
                    read.texts == null
                            ? "%s: measured on a sample of %,d of %,d rows"
                            : "%s: measured on a sample of %,d of about %,d passages",
                    side.file(),
                    side.used(),
                    side.passages()));
        }
        if (side.used() < FEW) {
            notes.add(side.file() + ": only " + side.used() + ", where " + FEW + " or more make the intervals narrow");
        }
        if (read.texts != null && Vocabulary.otherAlphabets(read.texts.taken()) > MOST_OF_OTHERS) {
            notes.add(side.file() + ": other alphabets than the Latin one, and the embedder knows English above all;"
                    + " features of an encoder of the language tell more");
        }
        if (read.constantColumns > 0) {
            notes.add(side.file() + ": " + read.constantColumns + " of " + read.vectors.width()
                    + " columns hold one value alone");
        }
        if (side.duplicates() > 0 && read.texts == null) {
            notes.add(side.file() + ": " + side.duplicates()
                    + " rows stand there again, which makes classes look easier");
        }
        return notes;
    }

    private Read read(Path file, boolean texts) {
        return texts ? readTexts(file) : of(file, features(file));
    }

    private Read readTexts(Path file) {
        TextSide texts =
                TextSide.read(new TextFile(file, request.fields(), null), request.most(), request.seed(), at(file));
        int used = texts.taken().size();
        if (used < Comparison.FEWEST) {
            throw Refusal.of(
                    file.toString(),
                    "the file holds " + used + " different passages",
                    "at least " + Comparison.FEWEST + ", better " + FEW + " or more",
                    texts.duplicates() > 0 ? texts.duplicates() + " samples stand there again" : null);
        }
        List<String> passages =
                texts.taken().stream().map(TextSide.Passage::text).toList();
        double[][] vectors = loaded().embed(passages, done -> progress.at("embedding " + file, done, passages.size()));
        int[] of = texts.taken().stream().mapToInt(TextSide.Passage::sample).toArray();
        Vectors side = Vectors.of(vectors, of);
        return checked(new Read(
                new Measurement.Side(
                        file.toString(), texts.samples(), texts.empty(), texts.duplicates(), texts.passages(), used),
                side.texts() < FEWEST_TEXTS ? Vectors.of(vectors) : side,
                texts,
                0));
    }

    private Embedder loaded() {
        if (loaded == null) {
            loaded = embedder.get();
        }
        return loaded;
    }

    private Features features(Path file) {
        if (!Features.isIn(file)) {
            throw Refusal.of(file.toString(), "the file holds no table of numbers", Features.KIND, null);
        }
        return Features.read(file, request.most(), request.seed(), at(file));
    }

    private static Read of(Path file, Features features) {
        int used = features.taken().length;
        if (used < Comparison.FEWEST) {
            throw Refusal.of(
                    file.toString(),
                    "the file holds " + used + " rows",
                    "at least " + Comparison.FEWEST + ", better " + FEW + " or more",
                    null);
        }
        return checked(new Read(
                new Measurement.Side(file.toString(), features.rows(), 0, features.duplicates(), features.rows(), used),
                Vectors.of(features.taken()),
                null,
                features.constantColumns()));
    }

    private static Read checked(Read read) {
        if (Comparison.isConstant(read.vectors)) {
            throw Refusal.of(
                    read.side.file(),
                    "all rows are the same, so that nothing can be measured",
                    "samples that differ",
                    read.texts == null ? "did the encoder get the examples?" : null);
        }
        return read;
    }

    private LongConsumer at(Path file) {
        long size = size(file);
        return bytes -> progress.at("reading " + file, bytes, size);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
