package org.transferadvisor.costs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.transferadvisor.conclusions.BetterTeacher;
import org.transferadvisor.conclusions.Criterion;
import org.transferadvisor.conclusions.DomainProximity;
import org.transferadvisor.conclusions.ModelScore;
import org.transferadvisor.conclusions.PossibleStudent;
import org.transferadvisor.facts.Similarity;
import org.transferadvisor.facts.reference.ProximityWeights;

/** Scores from 0 to 1, computed in decimals so that a score on a boundary stays on it, and who has the best. */
public final class Scores {

    private static final int DECIMALS = 4;
    private static final int CERTAIN_DECIMALS = 10;

    private Scores() {}

    /** The Domain Proximity Score, rounded half-up to four decimals (§6.2). */
    @Formula(
            "round(weights.semantic * similarity.semantic + weights.distribution * similarity.distribution + weights.task * similarity.task, 4)")
    public static double domainProximity(Similarity similarity, ProximityWeights weights) {
        return rounded(product(weights.semantic(), similarity.semantic())
                .add(product(weights.distribution(), similarity.distribution()))
                .add(product(weights.task(), similarity.task())));
    }

    /** The score where the task part was not measured: the weights of the other two are scaled up to 1 (§6.2). */
    @Formula(
            "round((weights.semantic * similarity.semantic + weights.distribution * similarity.distribution) / (weights.semantic + weights.distribution), 4)")
    public static double domainProximityOfData(Similarity similarity, ProximityWeights weights) {
        BigDecimal sum = BigDecimal.valueOf(weights.semantic()).add(BigDecimal.valueOf(weights.distribution()));
        return rounded(product(weights.semantic(), similarity.semantic())
                .add(product(weights.distribution(), similarity.distribution()))
                .divide(sum, MathContext.DECIMAL64));
    }

    /** The weighted score of one candidate, rounded half-up to four decimals, whatever the order of its criteria (§9.3). */
    @Formula("round(sum(criteria.weight * criteria.value), 4)")
    public static double weighted(List<Criterion> criteria) {
        return rounded(criteria.stream()
                .map(each -> product(each.weight(), each.value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** By how much one score exceeds another, free of binary rounding. */
    @Formula("round(of - over, 4)")
    public static double lead(double of, double over) {
        return rounded(BigDecimal.valueOf(of).subtract(BigDecimal.valueOf(over)));
    }

    /** The least of several figures. */
    @Formula("min(figures)")
    public static double least(List<Double> figures) {
        return figures.stream().mapToDouble(Double::doubleValue).min().orElseThrow(IllegalArgumentException::new);
    }

    /** The smaller of two sizes as a share of the larger, 0 to 1. */
    @Formula("smallest / size")
    public static double share(double smallest, double size) {
        return Ranges.settled(smallest / size);
    }

    /**
     * The candidate with the best score (§9.3); ties as in {@link ModelScore#BEST_FIRST}. A list of one, and empty for none:
     * while rules fire, a condition may see no candidate yet.
     */
    @Formula("first(candidates, -score, -benchmark, parametersB, model)")
    public static List<ModelScore> best(List<ModelScore> candidates) {
        return candidates.stream().sorted(ModelScore.BEST_FIRST).limit(1).toList();
    }

    /** The candidate with the best benchmark (§9.3), as a list like {@link #best}; ties as there. */
    @Formula("first(candidates, -benchmark, -score, parametersB, model)")
    public static List<ModelScore> bestBenchmark(List<ModelScore> candidates) {
        return candidates.stream()
                .sorted(ModelScore.BEST_BENCHMARK_FIRST)
                .limit(1)
                .toList();
    }

    /** The model that teaches best (§9.1), as a list like {@link #best}; of several, the first by name. */
    @Formula("first(candidates, -benchmark, model)")
    public static List<BetterTeacher> bestTeacher(List<BetterTeacher> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(BetterTeacher::benchmark)
                        .reversed()
                        .thenComparing(BetterTeacher::model))
                .limit(1)
                .toList();
    }

    /** The smallest model that could learn (§9.1), as a list like {@link #best}; of several, the first by name. */
    @Formula("first(candidates, parametersB, model)")
    public static List<PossibleStudent> smallestStudent(List<PossibleStudent> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(PossibleStudent::parametersB).thenComparing(PossibleStudent::model))
                .limit(1)
                .toList();
    }

    /** The candidate closest to the domain, as a list like {@link #best}; of several, the first by name (§6.2). */
    @Formula("first(candidates, -dps, model)")
    public static List<DomainProximity> closest(List<DomainProximity> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(DomainProximity::dps)
                        .reversed()
                        .thenComparing(DomainProximity::model))
                .limit(1)
                .toList();
    }

    private static BigDecimal product(double a, double b) {
        return BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b));
    }

    /** First to what the figures are certain of, so that a score half way between two decimals is not taken for less. */
    private static double rounded(BigDecimal value) {
        return value.setScale(CERTAIN_DECIMALS, RoundingMode.HALF_UP)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
