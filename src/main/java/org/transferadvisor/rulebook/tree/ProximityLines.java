package org.transferadvisor.rulebook.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.transferadvisor.conclusions.ProximityBand;
import org.transferadvisor.conclusions.Quadrant;
import org.transferadvisor.conclusions.SimilarityLevel;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;

/**
 * What divides the proximity chart (§6.1, §6.2), read out of the rules.
 *
 * @param sides scores that divide low from high similarity
 * @param bands scores that divide the bands
 * @param corners names of the quadrants
 */
public record ProximityLines(List<Double> sides, List<Double> bands, List<Corner> corners) {

    private static final String SCORE = "dps";

    /**
     * A quadrant.
     *
     * @param highSimilarity whether it lies on the side of high similarity
     * @param highVolume whether it lies on the side of much data
     * @param name its name
     */
    public record Corner(boolean highSimilarity, boolean highVolume, String name) {}

    static ProximityLines of(Conclusions rules) {
        List<Corner> corners = new ArrayList<>();
        for (Conclusions.Concluding each : rules.of(Quadrant.class.getSimpleName())) {
            String name = each.literal("quadrant");
            if (name != null) {
                each.rule().ways().forEach(way -> corner(rules, way, name).ifPresent(corners::add));
            }
        }
        return new ProximityLines(
                scores(rules, SimilarityLevel.class.getSimpleName()), bands(rules), List.copyOf(corners));
    }

    static List<Double> bands(Conclusions rules) {
        return scores(rules, ProximityBand.class.getSimpleName());
    }

    private static List<Double> scores(Conclusions rules, String type) {
        TreeSet<Double> found = new TreeSet<>();
        for (Conclusions.Concluding each : rules.of(type)) {
            each.patterns().forEach(pattern -> found.addAll(Conclusions.lines(pattern, SCORE)));
        }
        return List.copyOf(found);
    }

    /** The corner that a rule names: one of its conditions tells the side of the score, another that of the volume. */
    private static Optional<Corner> corner(Conclusions rules, List<Condition> way, String name) {
        Optional<Boolean> similarity = Optional.empty();
        Optional<Boolean> volume = Optional.empty();
        for (Condition condition : way) {
            if (!(condition instanceof Condition.Pattern match)) {
                continue;
            }
            for (Conclusions.Concluding each : rules.of(match.type())) {
                if (concludes(each, match)) {
                    for (Expression.Comparison test : each.patterns().stream()
                            .flatMap(pattern -> pattern.comparisons().stream())
                            .toList()) {
                        Optional<Boolean> above = above(test);
                        if (test.field().equals(SCORE)) {
                            similarity = above;
                        } else if (above.isPresent()) {
                            volume = above;
                        }
                    }
                }
            }
        }
        return similarity.isPresent() && volume.isPresent()
                ? Optional.of(new Corner(similarity.get(), volume.get(), name))
                : Optional.empty();
    }

    /** Whether a rule concludes what a pattern asks for, and a word of it by a literal. */
    private static boolean concludes(Conclusions.Concluding rule, Condition.Pattern match) {
        boolean word = false;
        for (Expression.Comparison each : match.comparisons()) {
            String demanded = Conclusions.equalTo(each);
            String stated = rule.literal(each.field());
            if (demanded != null && stated != null) {
                if (!demanded.equals(stated)) {
                    return false;
                }
                word = true;
            }
        }
        return word;
    }

    private static Optional<Boolean> above(Expression.Comparison test) {
        return switch (test.operator()) {
            case ">", ">=" -> Optional.of(true);
            case "<", "<=" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
