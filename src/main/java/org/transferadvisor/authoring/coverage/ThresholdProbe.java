package org.transferadvisor.authoring.coverage;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.coverage.Evaluation.Known;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;

/** Watches one comparison of a rule that draws a line between numbers, and keeps the values nearest to it on either side. */
final class ThresholdProbe {

    private final Comparisons.Compared compared;
    private final Condition.Pattern pattern;
    private final Expression.Comparison comparison;
    private Coverage.@Nullable Seen below;
    private Coverage.@Nullable Seen above;
    private boolean text;

    /** A probe of a comparison with {@code <}, {@code <=}, {@code >} or {@code >=}. */
    ThresholdProbe(Comparisons.Compared compared) {
        this.compared = compared;
        this.pattern = compared.pattern();
        this.comparison = compared.test();
    }

    /** Whether it turned out to compare words, not numbers. */
    boolean comparesText() {
        return text;
    }

    void look(Matching matching) {
        if (text || below != null && below.exact() && above != null && above.exact()) {
            return;
        }
        matching.each(compared.before(), Map.of(), variables -> matching.candidates(pattern, variables)
                .ifPresent(facts -> facts.forEach(fact -> look(matching, fact, variables))));
    }

    private void look(Matching matching, Object fact, Map<String, Known> before) {
        Map<String, Known> bound = matching.bind(pattern, fact, before);
        if (!pattern.tests().stream().allMatch(test -> contains(test) || matching.holds(test, fact, bound))) {
            return;
        }
        Optional<Known> left = Evaluation.of(comparison.compared(), fact, bound);
        Optional<Known> right = Evaluation.of(comparison.right(), fact, bound);
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        if (left.get().value() instanceof String) {
            text = true;
        }
        if (left.get().value() instanceof Number value && right.get().value() instanceof Number line) {
            see(value, line);
        }
    }

    private boolean contains(Expression test) {
        return test.all().anyMatch(comparison::equals);
    }

    private void see(Number value, Number line) {
        int order = Evaluation.decimal(value).compareTo(Evaluation.decimal(line));
        Coverage.Seen seen = new Coverage.Seen(value.doubleValue(), line.doubleValue(), isWhole(value));
        if (order < 0 || order == 0 && onLineIsBelow()) {
            below = nearer(below, seen);
        } else {
            above = nearer(above, seen);
        }
    }

    /** Whether the line itself belongs to the side below it. */
    private boolean onLineIsBelow() {
        return comparison.operator().equals("<=") || comparison.operator().equals(">");
    }

    private static boolean isWhole(Number value) {
        return value instanceof Long || value instanceof Integer;
    }

    private static Coverage.Seen nearer(Coverage.@Nullable Seen best, Coverage.Seen seen) {
        return best == null || seen.distance() < best.distance() ? seen : best;
    }

    Coverage.Threshold threshold(@Nullable String unreachable) {
        boolean onLineIsBelow = onLineIsBelow();
        String line = compared.operand();
        return new Coverage.Threshold(
                rule(),
                compared.rule().file(),
                comparison.place().line(),
                comparison.place().column(),
                pattern.type(),
                written(),
                new Coverage.Side(onLineIsBelow ? "at most " + line : "below " + line, below),
                new Coverage.Side(onLineIsBelow ? "above " + line : "at least " + line, above),
                unreachable);
    }

    /** The comparison as the rule writes it. */
    String written() {
        return compared.written();
    }

    String rule() {
        return compared.rule().id();
    }
}
