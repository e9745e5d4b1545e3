package org.transferadvisor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.transferadvisor.measure.embedding.Embedder;
import org.transferadvisor.measure.embedding.EmbeddingFolder;
import org.transferadvisor.measure.proximity.Points;
import org.transferadvisor.measure.reading.TextFile;
import org.transferadvisor.measure.reading.TextSide;

/** Section 19's bounds on real text; what comes out stands in {@code src/docs/measuring.md}. */
@Tag("evidence")
class ProximityEvidenceIT {

    private static final Path GUIDE = Path.of("src/docs/measuring.md");
    private static final String START = "<!-- written by ProximityEvidenceIT: start -->\n";
    private static final String END = "<!-- end -->\n";

    /** Samples of so many passages a side, each so often: small ones differ so much that few would not tell their mean. */
    private static final SortedMap<Integer, Integer> DRAWS =
            new TreeMap<>(Map.of(50, 60, 100, 20, 200, 8, 500, 2, 1_000, 2));

    private static final int MOST = Integer.getInteger("evidence.passages", 2_000);

    /** Pairs that a person calls near: both mails, both licence texts, both definitions. */
    private static final Set<Set<String>> NEAR =
            Set.of(Set.of("mails", "spam"), Set.of("licences", "copyright files"), Set.of("nouns", "verbs"));

    private record Pair(String one, String other) {
        String kind() {
            return one.equals(other) ? "same" : NEAR.contains(Set.of(one, other)) ? "near" : "far";
        }
    }

    private final Map<String, double[][]> vectors = new LinkedHashMap<>();
    private final Map<Pair, Map<Integer, List<Points>>> measured = new LinkedHashMap<>();

    @Test
    void theSameSourceIsNearestAndAnotherFieldFarthest() throws Exception {
        EmbeddingFolder folder = new EmbeddingFolder(Path.of("target/embeddings"));
        assumeTrue(folder.isThere(), "the embedder is not there");
        Map<String, List<String>> texts = RealTexts.all();
        assumeTrue(texts.size() >= 5, "too few texts are to be had: " + texts.keySet());
        long embedding = embed(folder, texts);
        List<String> names = new ArrayList<>(vectors.keySet());
        long start = System.nanoTime();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i; j < names.size(); j++) {
                measure(new Pair(names.get(i), names.get(j)));
            }
        }
        long each = (System.nanoTime() - start)
                / measured.values().stream()
                        .flatMap(every -> every.values().stream())
                        .mapToInt(List::size)
                        .sum();
        String report = report(embedding, each);
        Files.writeString(Path.of("target/measuring.md"), report);
        if (Boolean.getBoolean("golden.update")) {
            String guide = Files.readString(GUIDE);
            int from = guide.indexOf(START) + START.length();
            Files.writeString(GUIDE, guide.substring(0, from) + report + guide.substring(guide.indexOf(END)));
        }
        assertThat(area("same", "near", 200, 2)).as(report).isGreaterThanOrEqualTo(0.95);
        assertThat(area("near", "far", 200, 2)).as(report).isGreaterThanOrEqualTo(0.85);
        for (Pair pair : measured.keySet()) {
            for (int size : DRAWS.keySet()) {
                assertThat(mean(pair, size, 0) - mean(pair, 1_000, 0))
                        .as(pair + " at " + size)
                        .isBetween(-0.03, 0.03);
                assertThat(mean(pair, size, 1) - mean(pair, 1_000, 1))
                        .as("distribution of " + pair + " at " + size)
                        .isBetween(-0.08, 0.08);
            }
        }
    }

    /** Vectors of 2,000 passages of each, or of as many as there are; nanoseconds for one passage. */
    private long embed(EmbeddingFolder folder, Map<String, List<String>> texts) throws IOException {
        long passages = 0;
        long time = 0;
        try (Embedder embedder = folder.embedder()) {
            for (Map.Entry<String, List<String>> each : texts.entrySet()) {
                Path file = Files.createTempFile("texts", ".txt");
                Files.write(
                        file,
                        each.getValue().stream()
                                .map(text -> text.replaceAll("\\s+", " ").replace("\0", ""))
                                .toList());
                TextSide side = TextSide.read(new TextFile(file, List.of(), null), MOST, 1, bytes -> {});
                Files.delete(file);
                List<String> all =
                        side.taken().stream().map(TextSide.Passage::text).toList();
                long start = System.nanoTime();
                vectors.put(each.getKey(), embedder.embed(all, done -> {}));
                time += System.nanoTime() - start;
                passages += all.size();
            }
        }
        return time / passages;
    }

    private void measure(Pair pair) {
        Map<Integer, List<Points>> bySize = new TreeMap<>();
        DRAWS.forEach((size, many) -> {
            List<Points> draws = new ArrayList<>();
            for (int draw = 0; draw < many; draw++) {
                Random random = new Random(1_000L * size + draw);
                List<double[]> one = shuffled(pair.one, random);
                List<double[]> other = pair.one.equals(pair.other) ? one : shuffled(pair.other, random);
                int room = pair.one.equals(pair.other) ? one.size() / 2 : Math.min(one.size(), other.size());
                int taken = Math.min(size, room);
                int from = pair.one.equals(pair.other) ? one.size() - taken : 0;
                draws.add(Points.of(
                        one.subList(0, taken).toArray(double[][]::new),
                        other.subList(from, from + taken).toArray(double[][]::new)));
            }
            bySize.put(size, draws);
        });
        measured.put(pair, bySize);
    }

    private List<double[]> shuffled(String name, Random random) {
        List<double[]> rows = new ArrayList<>(List.of(vectors.get(name)));
        Collections.shuffle(rows, random);
        return rows;
    }

    private double mean(Pair pair, int size, int figure) {
        return told(pair, size, figure).average().orElseThrow();
    }

    /** The figures of those draws that could tell it. */
    private DoubleStream told(Pair pair, int size, int figure) {
        return measured.get(pair).get(size).stream()
                .mapToDouble(each -> each.figure(figure))
                .filter(each -> !Double.isNaN(each));
    }

    /** How often a draw of the nearer kind has the higher figure: the area under the curve. */
    private double area(String nearer, String farther, int size, int figure) {
        double wins = 0;
        long all = 0;
        for (double high : figures(nearer, size, figure)) {
            for (double low : figures(farther, size, figure)) {
                wins += high > low ? 1 : high == low ? 0.5 : 0;
                all++;
            }
        }
        return wins / all;
    }

    private List<Double> figures(String kind, int size, int figure) {
        return measured.entrySet().stream()
                .filter(each -> each.getKey().kind().equals(kind))
                .flatMap(each -> told(each.getKey(), size, figure).boxed())
                .toList();
    }

    private String report(long embedding, long comparing) {
        StringBuilder text = new StringBuilder();
        text.append(
                "\n| pair | kind | semantic | distribution | both, weighted |\n| --- | --- | ---: | ---: | ---: |\n");
        measured.keySet().stream()
                .sorted((a, b) -> Double.compare(mean(b, 200, 2), mean(a, 200, 2)))
                .forEach(pair -> text.append(String.format(
                        Locale.ROOT,
                        "| %s, %s | %s | %.2f | %.2f | %.2f |%n",
                        pair.one,
                        pair.other,
                        pair.kind(),
                        mean(pair, 200, 0),
                        mean(pair, 200, 1),
                        mean(pair, 200, 2))));
        text.append(
                        "\nMeans of eight draws of 200 passages a side.\n\n| area under the curve, 200 passages | semantic | distribution | both |\n")
                .append("| --- | ---: | ---: | ---: |\n");
        for (List<String> kinds : List.of(List.of("same", "near"), List.of("near", "far"), List.of("same", "far"))) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s over %s | %.3f | %.3f | %.3f |%n",
                    kinds.get(0),
                    kinds.get(1),
                    area(kinds.get(0), kinds.get(1), 200, 0),
                    area(kinds.get(0), kinds.get(1), 200, 1),
                    area(kinds.get(0), kinds.get(1), 200, 2)));
        }
        text.append(
                        "\n| passages a side | largest mean difference to 1,000: semantic | distribution | largest spread of draws: semantic | distribution | semantic not told |\n")
                .append("| ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (int size : DRAWS.keySet()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %,d | %.3f | %.3f | %.3f | %.3f | %.1f%% |%n",
                    size,
                    drift(size, 0),
                    drift(size, 1),
                    spread(size, 0),
                    spread(size, 1),
                    100 * untold(size)));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nTime on two cores, shared with others: %.0f ms to embed a passage, %.0f ms for a comparison without intervals.%n",
                embedding / 1e6,
                comparing / 1e6));
        return text.toString();
    }

    /** The share of draws in which a centroid was all noise. */
    private double untold(int size) {
        long all = measured.values().stream()
                .mapToLong(each -> each.get(size).size())
                .sum();
        long told = measured.keySet().stream()
                .mapToLong(each -> told(each, size, 0).count())
                .sum();
        return 1 - (double) told / all;
    }

    private double drift(int size, int figure) {
        return measured.keySet().stream()
                .mapToDouble(pair -> Math.abs(mean(pair, size, figure) - mean(pair, 1_000, figure)))
                .max()
                .orElseThrow();
    }

    private double spread(int size, int figure) {
        return measured.keySet().stream()
                .mapToDouble(pair -> {
                    double mean = mean(pair, size, figure);
                    return Math.sqrt(told(pair, size, figure)
                            .map(each -> (each - mean) * (each - mean))
                            .average()
                            .orElseThrow());
                })
                .max()
                .orElseThrow();
    }
}
