package org.transferadvisor.measure.glance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.measure.embedding.TokenCounter;
import org.transferadvisor.measure.reading.Refusal;
import org.transferadvisor.measure.reading.Sample;
import org.transferadvisor.measure.reading.SampleCount;
import org.transferadvisor.measure.reading.TextFile;

/**
 * What a file of samples holds.
 *
 * @param file as named
 * @param samples how many there are
 * @param empty how many hold no text
 * @param duplicates how many stand there again
 * @param duplicatesEstimated whether that is about so: beyond 131,072 different ones
 * @param labelField where their classes stand; null where there are none
 * @param unlabeled samples without a class, where others have one
 * @param classes how many samples each has, the largest first
 * @param tokens of a sample
 */
public record DataGlance(
        String file,
        long samples,
        long empty,
        long duplicates,
        boolean duplicatesEstimated,
        @Nullable String labelField,
        long unlabeled,
        Map<String, Long> classes,
        TokensOfSamples tokens) {

    /** What a field that holds the class is usually called. */
    private static final List<String> LABELS = List.of("label", "class", "category", "intent", "target", "labels");

    private static final int MOST_CLASSES = 10_000;
    private static final int LENGTHS = 20_000;
    private static final int SHOWN = 8;

    /**
     * Tokens a sample, empty ones left out.
     *
     * @param mean on average
     * @param median half have at most so many
     * @param percentile95 of a hundred, 95 have at most so many
     * @param longest the most
     * @param longestLine where that sample begins
     * @param countedBy the tokenizer, or the rule of the estimate
     * @param exact whether a tokenizer counted
     */
    public record TokensOfSamples(
            double mean,
            long median,
            long percentile95,
            long longest,
            long longestLine,
            String countedBy,
            boolean exact) {}

    /**
     * Reads a file.
     *
     * @param fields where the text stands; none to find it
     * @param label where the class stands; empty for nowhere, null to find it
     * @param tokenizer counts tokens; null for an estimate
     * @param tokenizerName how a report names it
     */
    public static DataGlance of(
            Path file,
            List<String> fields,
            @Nullable String label,
            @Nullable TokenCounter tokenizer,
            @Nullable String tokenizerName,
            LongConsumer progress) {
        List<String> names = TextFile.names(file);
        String found = label == null
                ? LABELS.stream().filter(names::contains).findFirst().orElse(null)
                : label.isEmpty() ? null : label;
        Counts counts = new Counts(file, tokenizer);
        new TextFile(file, fields, found).read(progress, counts::add);
        if (counts.count.samples() == 0) {
            throw Refusal.of(file.toString(), "the file holds no samples", "a sample a line", null);
        }
        return counts.glance(file, found, tokenizer == null ? Tokens.RULE : String.valueOf(tokenizerName));
    }

    /** Different samples that hold something. */
    public long usable() {
        return Math.max(0, samples - empty - duplicates);
    }

    /** The facts that follow, by section. */
    public Map<String, Map<String, Object>> facts() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("labeledSamples", usable());
        data.put("alreadyLabeled", labelField == null ? 0L : Math.max(0, usable() - unlabeled));
        if (tokens.mean() > 0) {
            data.put("tokensPerSample", Math.max(1L, Math.round(tokens.mean())));
        }
        Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
        facts.put("data", data);
        if (classes.size() > 1) {
            facts.put("task", Map.of("classes", (long) classes.size()));
        }
        return facts;
    }

    /** For people. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(file);
        lines.add(String.format(
                Locale.ROOT,
                "  samples  %,d: %,d that differ and hold something, %,d empty, %s%,d that stand there again",
                samples,
                usable(),
                empty,
                duplicatesEstimated ? "about " : "",
                duplicates));
        if (labelField == null) {
            lines.add("  classes  no labels found (--label names their field): none counts as labelled already");
        } else {
            List<Map.Entry<String, Long>> all = new ArrayList<>(classes.entrySet());
            String largest = String.join(
                    ", ",
                    all.stream()
                            .limit(SHOWN)
                            .map(each -> Problem.shown(shortened(each.getKey())) + " "
                                    + String.format(Locale.ROOT, "%,d", each.getValue()))
                            .toList());
            lines.add(String.format(
                    Locale.ROOT,
                    "  classes  %,d in `%s`: %s%s",
                    classes.size(),
                    Problem.shown(labelField),
                    largest,
                    all.size() > SHOWN
                            ? String.format(
                                    Locale.ROOT,
                                    " … %,d in the smallest",
                                    all.get(all.size() - 1).getValue())
                            : ""));
            if (unlabeled > 0) {
                lines.add(String.format(Locale.ROOT, "           %,d samples without one", unlabeled));
            }
            if (classes.size() == 1) {
                lines.add("           all are of one class: nothing is to be told apart");
            }
        }
        lines.add(String.format(
                Locale.ROOT,
                "  tokens   %,.0f a sample; half have at most %,d, 95%% at most %,d, the longest %,d (line %,d)",
                tokens.mean(),
                tokens.median(),
                tokens.percentile95(),
                tokens.longest(),
                tokens.longestLine()));
        lines.add("           " + (tokens.exact() ? "counted by " : "estimated: ") + tokens.countedBy());
        return String.join("\n", lines) + "\n";
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= 40
                ? name
                : name.substring(0, name.offsetByCodePoints(0, 40)) + "…";
    }

    /** Counts while a file is read. */
    private static final class Counts {

        private final Path file;
        private final @Nullable TokenCounter tokenizer;
        private final SampleCount count = new SampleCount(1);
        private final Sample<Long> lengths = new Sample<>(LENGTHS, 1);
        private final Map<String, Long> classes = new TreeMap<>();
        private long unlabeled;
        private long all;
        private long longest;
        private long longestLine;
        private long tokens;

        Counts(Path file, @Nullable TokenCounter tokenizer) {
            this.file = file;
            this.tokenizer = tokenizer;
        }

        void add(TextFile.Piece piece) {
            if (count.add(piece)) {
                tokens = 0;
            }
            tokens += tokenizer == null ? Tokens.estimate(piece.text()) : tokenizer.tokens(piece.text());
            if (piece.ends() && !count.isBlank()) {
                end(piece);
            }
        }

        private void end(TextFile.Piece piece) {
            if (piece.label() == null) {
                unlabeled++;
            } else {
                classes.merge(piece.label(), 1L, Long::sum);
                if (classes.size() > MOST_CLASSES) {
                    throw Refusal.at(
                            file.toString(),
                            piece.line(),
                            1,
                            "there are more than 10,000 classes",
                            "--label with the field of the class",
                            "--label \"\" where samples have none");
                }
            }
            lengths.add(count.samples(), tokens);
            all += tokens;
            if (tokens > longest) {
                longest = tokens;
                longestLine = piece.line();
            }
        }

        DataGlance glance(Path name, @Nullable String label, String countedBy) {
            long full = count.samples() - count.empty();
            List<Long> sorted = lengths.values().stream().sorted().toList();
            Map<String, Long> ordered = new LinkedHashMap<>();
            classes.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(each -> ordered.put(each.getKey(), each.getValue()));
            return new DataGlance(
                    name.toString(),
                    count.samples(),
                    count.empty(),
                    count.duplicates(),
                    count.isEstimate(),
                    classes.isEmpty() ? null : label,
                    unlabeled,
                    ordered,
                    new TokensOfSamples(
                            full == 0 ? 0 : Math.round(10.0 * all / full) / 10.0,
                            quantile(sorted, 0.5),
                            quantile(sorted, 0.95),
                            longest,
                            longestLine,
                            countedBy,
                            tokenizer != null));
        }

        private static long quantile(List<Long> sorted, double share) {
            return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }
    }
}
