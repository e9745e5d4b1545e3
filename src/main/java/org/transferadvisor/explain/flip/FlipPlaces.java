package org.transferadvisor.explain.flip;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.space.FactSpace;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * Where along one number of a project the recommendation is another one, all other facts as they are. The places are looked for
 * between steps, so that a recommendation that holds for less than a step may be missed.
 */
public final class FlipPlaces {

    /** How many values are tried before the places between them are narrowed down. */
    private static final int STEPS = 48;

    private static final BigDecimal LEAST_WHOLE = BigDecimal.ONE;
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.001");
    private static final List<String> SHARES = List.of("semantic", "distribution", "task");

    private final Advisor advisor;
    private final Document document;
    private final Runs runs;

    /**
     * A span of values with one recommendation.
     *
     * @param from the first of them
     * @param to the last of them
     * @param strategy id of the strategy; null where nothing is recommended
     * @param adaptation id of the method that it adapts by; null for none
     * @param model the source model; null for none
     */
    public record Span(
            BigDecimal from,
            BigDecimal to,
            @Nullable String strategy,
            @Nullable String adaptation,
            @Nullable String model) {}

    /**
     * The values of one fact.
     *
     * @param fact such as {@code data.labeledSamples}; {@code candidates.0.similarity} stands for its parts, all alike
     * @param value what the project states; null where it states no number
     * @param least the least value looked at
     * @param most the largest
     * @param spans what is recommended, from the least to the largest
     */
    public record Axis(String fact, @Nullable BigDecimal value, BigDecimal least, BigDecimal most, List<Span> spans) {}

    /**
     * For one project.
     *
     * @throws RefusedException where its facts are refused
     */
    public FlipPlaces(Advisor advisor, Document document, Basis basis) {
        this.advisor = advisor;
        this.document = document;
        advisor.rulebook().reader().read(document);
        this.runs = new Runs(
                advisor, FactSpace.of(advisor.rulebook()), document, basis, FixedFacts.of(List.of(), advisor.schema()));
    }

    /**
     * The recommendations along one fact.
     *
     * @param fact its path, such as {@code budget.compute}
     * @throws RefusedException where there is no such fact
     */
    public Axis along(String fact) {
        FixedFacts.of(List.of(fact), advisor.schema());
        List<String> steps = List.of(fact.split("\\.", -1));
        boolean shares = steps.get(steps.size() - 1).equals("similarity");
        FactPath path = new FactPath(steps);
        if (shares && !(path.in(document.root()) instanceof Node.Mapping)) {
            throw new RefusedException(List.of(new Problem(
                    "fact",
                    0,
                    0,
                    "",
                    Problem.quoted(fact) + " is not stated",
                    "the similarity of a candidate that states it",
                    null)));
        }
        BigDecimal value = shares ? mean(path) : number(path);
        List<BigDecimal> tried = tried(value, shares);
        List<Runs.@Nullable Decided> decided = new ArrayList<>();
        IntStream.range(0, tried.size())
                .parallel()
                .mapToObj(i -> new Found(decide(path, tried.get(i), shares)))
                .toList()
                .forEach(each -> decided.add(each.decided()));
        if (!shares && decided.get(0) == null) {
            tried.remove(0); // a fact that starts from 1
            decided.remove(0);
        }
        return new Axis(fact, value, tried.get(0), tried.get(tried.size() - 1), spans(path, shares, tried, decided));
    }

    private record Found(Runs.@Nullable Decided decided) {}

    private @Nullable BigDecimal number(FactPath path) {
        return path.in(document.root()) instanceof Node.Numeric number ? number.value() : null;
    }

    private @Nullable BigDecimal mean(FactPath path) {
        List<BigDecimal> stated = SHARES.stream()
                .map(each -> {
                    List<String> steps = new ArrayList<>(path.steps());
                    steps.add(each);
                    return number(new FactPath(steps));
                })
                .filter(Objects::nonNull)
                .toList();
        return stated.isEmpty()
                ? null
                : stated.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(stated.size()), 3, RoundingMode.HALF_UP);
    }

    /** Even steps from 0 to 1, or steps of equal ratio from 1 to well beyond what is stated, 0 before them. */
    private static List<BigDecimal> tried(@Nullable BigDecimal value, boolean shares) {
        List<BigDecimal> tried = new ArrayList<>();
        double most = Math.max(100_000, value == null ? 0 : 10 * value.doubleValue());
        if (!shares) {
            tried.add(BigDecimal.ZERO);
        }
        for (int i = 0; i <= STEPS; i++) {
            BigDecimal next = shares
                    ? BigDecimal.valueOf(i).divide(BigDecimal.valueOf(STEPS), 3, RoundingMode.HALF_UP)
                    : BigDecimal.valueOf(Math.round(Math.pow(most, (double) i / STEPS)));
            if (tried.isEmpty() || tried.get(tried.size() - 1).compareTo(next) < 0) {
                tried.add(next);
            }
        }
        return tried;
    }

    private Runs.@Nullable Decided decide(FactPath path, BigDecimal value, boolean shares) {
        Node to = Node.of(value);
        if (shares) {
            Map<String, Object> all = new LinkedHashMap<>();
            SHARES.forEach(each -> all.put(each, value));
            to = Node.of(all);
        }
        Change change = new Change(path, to, path.toString());
        return runs.decided(runs.withWhatFollows(Change.apply(document, List.of(change))));
    }

    private List<Span> spans(
            FactPath path, boolean shares, List<BigDecimal> tried, List<Runs.@Nullable Decided> decided) {
        List<Span> spans = new ArrayList<>();
        BigDecimal start = tried.get(0);
        for (int i = 1; i < tried.size(); i++) {
            if (!Objects.equals(decided.get(i - 1), decided.get(i))) {
                BigDecimal low = tried.get(i - 1);
                BigDecimal high = tried.get(i);
                BigDecimal least = shares ? LEAST_SHARE : LEAST_WHOLE;
                while (high.subtract(low).compareTo(least) > 0) {
                    BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2), shares ? 3 : 0, RoundingMode.FLOOR);
                    if (Objects.equals(decide(path, middle, shares), decided.get(i - 1))) {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                spans.add(span(start, low, decided.get(i - 1)));
                start = high;
            }
        }
        spans.add(span(start, tried.get(tried.size() - 1), decided.get(tried.size() - 1)));
        return List.copyOf(spans);
    }

    private static Span span(BigDecimal from, BigDecimal to, Runs.@Nullable Decided decided) {
        return decided == null
                ? new Span(from, to, null, null, null)
                : new Span(from, to, decided.strategy(), decided.adaptation(), decided.model());
    }
}
