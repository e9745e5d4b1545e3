package org.transferadvisor.facts.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;

/** What rows must be together: weights that sum to 1, and methods that lead to another where they do not fit. */
final class RowsTogether {

    private static final String STRATEGIES = "strategies";
    private static final String PROXIMITY = "proximity-weights";
    private static final String CRITERIA = "criterion-weights";

    private final Map<String, Map<String, Row>> rows;
    private final Map<String, Document> documents;
    private final List<Problem> problems = new ArrayList<>();

    private RowsTogether(Map<String, Map<String, Row>> rows, Map<String, Document> documents) {
        this.rows = rows;
        this.documents = documents;
    }

    /** What is wrong with tables whose rows are all right one by one. */
    static List<Problem> check(Map<String, Map<String, Row>> rows, Map<String, Document> documents) {
        RowsTogether check = new RowsTogether(rows, documents);
        check.proximityWeights();
        check.criterionWeights();
        check.fallbacks();
        return check.problems;
    }

    private List<Row> rows(String table) {
        return List.copyOf(rows.getOrDefault(table, Map.of()).values());
    }

    private void proximityWeights() {
        List<Row> weights = rows(PROXIMITY);
        if (weights.size() != 1) {
            problems.add(new Problem(
                    "reference/" + PROXIMITY + ".yaml",
                    weights.isEmpty() ? 0 : weights.get(1).line(),
                    weights.isEmpty() ? 0 : 1,
                    "/rows",
                    "found " + weights.size() + " rows",
                    "exactly one",
                    weights.isEmpty()
                            ? null
                            : "the first is in line " + weights.get(0).line()));
        }
        for (Row row : weights) {
            ProximityWeights each = (ProximityWeights) row.value();
            sum(row, List.of(each.semantic(), each.distribution(), each.task()));
        }
    }

    private void criterionWeights() {
        List<Row> criteria = rows(CRITERIA);
        if (criteria.isEmpty()) {
            problems.add(new Problem(
                    "reference/" + CRITERIA + ".yaml",
                    0,
                    0,
                    "/rows",
                    "found no criterion",
                    "rows whose weights sum to 1",
                    null));
            return;
        }
        sum(
                criteria.get(0),
                criteria.stream()
                        .map(each -> ((CriterionWeight) each.value()).weight())
                        .toList());
    }

    private void sum(Row first, List<Double> weights) {
        BigDecimal sum = weights.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            problems.add(new Problem(
                    first.file(),
                    first.line(),
                    1,
                    "/rows",
                    "the weights sum to `" + sum.stripTrailingZeros().toPlainString() + "`",
                    "weights that sum to 1",
                    "change one weight and take as much from another"));
        }
    }

    private void fallbacks() {
        List<Row> strategies = rows(STRATEGIES);
        Set<String> told = new HashSet<>();
        for (Row first : strategies) {
            List<String> way = new ArrayList<>();
            String at = first.id();
            while (at != null && !way.contains(at)) {
                way.add(at);
                Row row = rows.getOrDefault(STRATEGIES, Map.of()).get(at);
                at = row == null ? null : ((Strategy) row.value()).fallback();
            }
            if (first.id().equals(at) && told.addAll(way)) {
                circle(strategies, way);
            }
        }
    }

    /** Told at the last row of it, as the one that was written last. */
    private void circle(List<Row> strategies, List<String> circle) {
        List<String> ids = strategies.stream().map(Row::id).toList();
        int last = circle.stream().mapToInt(ids::indexOf).max().orElseThrow();
        String pointer = "/rows/" + last + "/fallback";
        Node cell =
                Objects.requireNonNull(documents.get(STRATEGIES), "it has rows").at(pointer);
        Node.Place place = cell == null ? Node.Place.NOWHERE : cell.place();
        String fallback = String.valueOf(strategies.get(last).cell("fallback"));
        problems.add(new Problem(
                strategies.get(last).file(),
                place.line(),
                place.column(),
                pointer,
                "the fallback " + Problem.quoted(fallback) + " leads back to " + Problem.quoted(ids.get(last)),
                "a method from which no fallback leads back",
                circle.stream().collect(Collectors.joining(", then ")) + " and again " + circle.get(0)));
    }
}
