package org.transferadvisor.report.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.topic.Given;
import org.transferadvisor.report.topic.Words;
import org.transferadvisor.rulebook.Sentence;
import org.transferadvisor.rulebook.tree.Boundaries;

/** What decided, in a few lines: answers, lines that are near, assumptions, and what else it might have been. */
final class Decided {

    /** A number this share of a line away from it, or nearer, is said to be near it. */
    private static final double NEAR = 0.2;

    /** A score this far from a line of the bands, or nearer, is said to be near it. */
    private static final double NEAR_SCORE = 0.05;

    private final Advice advice;
    private final Words words;
    private final Boundaries boundaries;

    Decided(Advice advice, Words words, Boundaries boundaries) {
        this.advice = advice;
        this.words = words;
        this.boundaries = boundaries;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        advice.decisionPath().forEach(each -> lines.add(answer(each)));
        Advice.Recommendation recommendation = advice.recommendation();
        if (!recommendation.replacedBecause().isEmpty()) {
            Advice.ByTheTree tree = recommendation.byTheTree();
            lines.add("The tree alone: " + plan(tree.strategy(), tree.adaptation()) + " (replaced: "
                    + recommendation.replacedBecause().stream().map(words::of).collect(Collectors.joining(", "))
                    + ").");
        }
        if (!recommendation.byProximity().isEmpty()) {
            lines.add("By proximity: "
                    + recommendation.byProximity().stream()
                            .map(each -> words.of(each.band()) + " → " + plan(each.strategy(), each.adaptation()))
                            .collect(Collectors.joining("; "))
                    + ".");
        }
        recommendation.alsoConsider().forEach(each -> lines.add("Try before: " + words.of(each.strategy()) + "."));
        return lines;
    }

    private String plan(String strategy, @Nullable String adaptation) {
        return words.of(strategy) + (adaptation == null ? "" : " by " + words.of(adaptation));
    }

    /** One answer of the tree, with the number that gave it and a line that is near. */
    private String answer(Advice.Step step) {
        Object value = Given.value(advice, step.fact());
        String near = "";
        String from = "from the " + Words.fact(step.fact());
        if (value instanceof Number number) {
            from = Words.fact(step.fact()) + ": " + Sentence.show(number, null);
            near = near(
                    number.doubleValue(),
                    Objects.requireNonNullElse(boundaries.tiers().get(step.fact()), List.of()));
        } else if (!step.fact().startsWith("/")) {
            near = advice.models().stream()
                    .filter(each -> each.selected() && each.dps() != null)
                    .map(each -> nearScore(each.dps()))
                    .findFirst()
                    .orElse("");
        }
        return step.question() + " " + words.capital(step.answer()) + " (" + from + (step.assumed() ? ", assumed" : "")
                + near + otherwise(step) + ")";
    }

    /** What stating the fact could change, where an answer stands on an assumption. */
    private String otherwise(Advice.Step step) {
        return advice.recommendation().decisiveAssumptions().stream()
                .filter(each -> step.assumed() && each.value().equals(step.answer()))
                .map(each -> "; stated, it could change: " + each.couldChange())
                .collect(Collectors.joining());
    }

    private static String near(double value, List<Double> lines) {
        return lines.stream()
                .filter(line -> Math.abs(value - line) <= NEAR * line)
                .map(line -> ", near the line at " + Sentence.show(line, null))
                .findFirst()
                .orElse("");
    }

    private String nearScore(double score) {
        return boundaries.bands().stream()
                .filter(line -> Math.abs(score - line) <= NEAR_SCORE)
                .map(line -> ", " + Figures.score(score) + ", near the line at " + Figures.score(line))
                .findFirst()
                .orElse("");
    }
}
