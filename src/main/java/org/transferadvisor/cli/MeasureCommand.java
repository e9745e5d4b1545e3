package org.transferadvisor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reference.ProximityWeights;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.measure.Meaning;
import org.transferadvisor.measure.Measurement;
import org.transferadvisor.measure.MeasurementText;
import org.transferadvisor.measure.Measuring;
import org.transferadvisor.measure.editing.Edited;
import org.transferadvisor.measure.embedding.EmbeddingFolder;
import org.transferadvisor.measure.shapes.Configs;
import org.transferadvisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code measure}. */
@Command(
        name = "measure",
        description = "Measures how near source models are to a project, from samples of text or from features.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class MeasureCommand implements Callable<Integer> {

    private static final int FEWEST = 50;
    private static final int MOST = 4_000;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--target",
            paramLabel = "FILE",
            description =
                    "The project's own data: texts (.txt, .jsonl, .csv), or features of one encoder (.npy, .csv).")
    private @Nullable Path target;

    @Option(
            names = "--source",
            paramLabel = "MODEL=FILE",
            description =
                    "A sample of what a candidate was trained on, of the same kind as the target. Several allowed.")
    private Map<String, Path> sources = new LinkedHashMap<>();

    @Option(
            names = "--features",
            paramLabel = "MODEL=FILE",
            description = "A candidate's own features of labelled examples of the target. Several allowed.")
    private Map<String, Path> features = new LinkedHashMap<>();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The classes of these examples: .npy, .csv or .txt, one for each row of the features.")
    private @Nullable Path labels;

    @Option(
            names = "--field",
            split = ",",
            paramLabel = "NAME",
            description = "Where the text stands in JSON Lines or CSV, such as text or messages.content.")
    private List<String> fields = new ArrayList<>();

    @Option(
            names = "--into",
            paramLabel = "FACTS",
            description = "Write the similarities into this facts file, and advise on it at both ends of the interval.")
    private @Nullable Path into;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description =
                    "Measure on at most so many passages or rows of a file (50 to 4,000). Default: ${DEFAULT-VALUE}.")
    private int samples = 1_000;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all draws. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--embeddings",
            paramLabel = "DIR",
            description = "Folder of the sentence embedder. Default: embeddings beside the jar.")
    private @Nullable Path embeddings;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default on a terminal) or json.")
    private @Nullable Format format;

    @Mixin
    private RulebookOption rulebook = new RulebookOption();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Mixin
    private Output output = new Output();

    MeasureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        checkOptions();
        new Reads().paths(read()).rulebook(rulebook.folder()).keepApart(output.file());
        Format asked = new Answers(console, output).format(format);
        String answer;
        try (Advisor advisor = rulebook.advisor();
                ProgressLine line = progress.line(console)) {
            Edited facts = into == null ? null : Edited.read(into);
            Measuring.Request request =
                    new Measuring.Request(target, sources, features, labels, List.copyOf(fields), samples, seed);
            EmbeddingFolder folder =
                    embeddings == null ? EmbeddingFolder.besideTheProgram() : new EmbeddingFolder(embeddings);
            Measurement measured =
                    new Measuring(request, weights(advisor, facts), folder::embedder, line::at).measure();
            if (facts != null) {
                measured.candidates().forEach(each -> set(facts, each));
            }
            line.at("advising", 0, 0);
            List<Meaning> meanings = meanings(advisor, facts == null ? null : whole(facts), measured);
            if (facts != null && into != null) {
                advisor.advise(whole(facts));
                Edited.replace(into, facts.text());
            }
            answer = asked == Format.json ? json(measured, meanings) : MeasurementText.of(measured, meanings);
        }
        output.write(console, answer);
        return ExitCode.FINE;
    }

    private Document whole(Edited facts) {
        return Configs.read(
                facts.document(), into == null ? null : into.toAbsolutePath().getParent());
    }

    private void checkOptions() {
        require(format == null || format == Format.text || format == Format.json, "--format is text or json");
        require(samples >= FEWEST && samples <= MOST, "--samples is from 50 to 4,000");
        require(target != null || !features.isEmpty(), "which data? --target FILE, or --features MODEL=FILE");
        require(sources.isEmpty() || target != null, "--source needs a --target to compare with");
        require(target == null || !sources.isEmpty() || !features.isEmpty(), "--target needs a --source MODEL=FILE");
        require(features.isEmpty() == (labels == null), "--features and --labels go together");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private List<Path> read() {
        return Stream.of(
                        Stream.ofNullable(target),
                        sources.values().stream(),
                        features.values().stream(),
                        Stream.ofNullable(labels),
                        Stream.ofNullable(into))
                .flatMap(each -> each)
                .toList();
    }

    /** Those of the project's modality where the facts name its task. */
    private static ProximityWeights weights(Advisor advisor, @Nullable Edited facts) {
        Node type = facts == null ? null : facts.document().at("/task/type");
        Row row = advisor.rulebook().reference().proximityWeights(type == null ? "" : type.shown());
        return (ProximityWeights) row.value();
    }

    private static void set(Edited facts, Measurement.Candidate measured) {
        Measurement.Similarity similarity = measured.similarity();
        if (measured.proximity() == null || similarity.semantic() == null || similarity.distribution() == null) {
            return;
        }
        Map<String, Object> alike = new LinkedHashMap<>();
        alike.put("semantic", similarity.semantic().value());
        alike.put("distribution", similarity.distribution().value());
        if (similarity.task() != null) {
            alike.put("task", similarity.task().value());
        }
        Map<String, Object> interval = new LinkedHashMap<>();
        interval.put("low", measured.proximity().low());
        interval.put("high", measured.proximity().high());
        alike.put("interval", interval);
        int place = Meaning.place(facts.document().root(), measured.model());
        Map<String, Object> candidate = new LinkedHashMap<>();
        candidate.put("model", measured.model());
        candidate.put("similarity", alike);
        facts.set(List.of("candidates", String.valueOf(place)), candidate);
    }

    private static List<Meaning> meanings(Advisor advisor, @Nullable Document facts, Measurement measured) {
        List<Meaning> meanings = new ArrayList<>();
        for (Measurement.Candidate each : measured.candidates()) {
            if (each.proximity() != null) {
                meanings.add(Meaning.of(advisor, facts, each.model(), each.proximity()));
            }
        }
        return meanings;
    }

    private static String json(Measurement measured, List<Meaning> meanings) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("measurement", measured);
        all.put("meanings", meanings);
        return new JsonReport().pretty(all) + "\n";
    }
}
