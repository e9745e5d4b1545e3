package org.transferadvisor.facts.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;

/** What rows must be together: weights that sum to 1, and methods that lead to another where they do not fit. */
final class RowsTogether {

    private static final String STRATEGIES = "strategies";
    private static final String PROXIMITY = "proximity-weights";
    private static final List<String> MODALITIES = modalities();
    private static final String CRITERIA = "criterion-weights";

    private final Map<String, Map<String, Row>> rows;
    private final Map<String, List<Document>> documents;
    private final List<Problem> problems = new ArrayList<>();

    private RowsTogether(Map<String, Map<String, Row>> rows, Map<String, List<Document>> documents) {
        this.rows = rows;
        this.documents = documents;
    }

    /** What is wrong with tables whose rows are all right one by one. */
    static List<Problem> check(Map<String, Map<String, Row>> rows, Map<String, List<Document>> documents) {
        RowsTogether check = new RowsTogether(rows, documents);
        check.proximityWeights();
        check.criterionWeights();
        check.fallbacks();
        return check.problems;
    }

    private static List<String> modalities() {
        return Arrays.stream(TaskType.class.getRecordComponents())
                .filter(each -> each.getName().equals("modality"))
                .flatMap(each -> Arrays.stream(each.getAnnotation(Field.class).oneOf()))
                .toList();
    }

    private List<Row> rows(String table) {
        return List.copyOf(rows.getOrDefault(table, Map.of()).values());
    }

    /** One row for all projects, and one for each modality that is weighted otherwise. */
    private void proximityWeights() {
        List<Row> weights = rows(PROXIMITY);
        if (weights.stream().noneMatch(each -> each.id().equals(ProximityWeights.USUAL))) {
            problems.add(new Problem(
                    "reference/" + PROXIMITY + ".yaml",
                    0,
                    0,
                    "/rows",
                    "found no row " + Problem.quoted(ProximityWeights.USUAL),
                    "the weights of all projects, and a row for each modality that has others",
                    null));
        }
        for (Row row : weights) {
            ProximityWeights each = (ProximityWeights) row.value();
            if (!each.id().equals(ProximityWeights.USUAL) && !MODALITIES.contains(each.id())) {
                problems.add(new Problem(
                        row.file(),
                        row.line(),
                        1,
                        "/rows",
                        Problem.quoted(each.id()) + " is no modality",
                        ProximityWeights.USUAL + ", " + String.join(", ", MODALITIES),
                        Suggestion.of(each.id(), MODALITIES)));
            }
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
        Row row = strategies.get(last);
        Document document = Objects.requireNonNull(documents.get(STRATEGIES), "it has rows").stream()
                .filter(each -> each.name().equals(row.file()))
                .findFirst()
                .orElseThrow();
        List<Node> items = ((Node.Sequence) Objects.requireNonNull(document.at("/rows"))).items();
        int index = (int) items.stream()
                .takeWhile(each -> each.place().line() != row.line())
                .count();
        String pointer = "/rows/" + index + "/fallback";
        Node cell = document.at(pointer);
        Node.Place place = cell == null ? items.get(index).place() : cell.place();
        String fallback = String.valueOf(row.cell("fallback"));
        problems.add(new Problem(
                row.file(),
                place.line(),
                place.column(),
                pointer,
                "the fallback " + Problem.quoted(fallback) + " leads back to " + Problem.quoted(ids.get(last)),
                "a method from which no fallback leads back",
                circle.stream().collect(Collectors.joining(", then ")) + " and again " + circle.get(0)));
    }
}
