package org.transferadvisor.rulebook.tree;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.transferadvisor.conclusions.Tier;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.RuleModel;

/**
 * The numbers that divide what answers of the decision tree rest on, read out of the rules, each in ascending order.
 *
 * @param tiers of facts of the input (§9.1), by JSON pointer of the fact, such as {@code /data/labeledSamples}
 * @param bands of proximity (§6.2)
 */
public record Boundaries(SortedMap<String, List<Double>> tiers, List<Double> bands) {

    /** Copies both. */
    public Boundaries {
        tiers = Collections.unmodifiableSortedMap(new TreeMap<>(tiers));
        bands = List.copyOf(bands);
    }

    /** Those of a rulebook. */
    public static Boundaries of(RuleModel model) {
        Conclusions rules = new Conclusions(model);
        SortedMap<String, TreeSet<Double>> found = new TreeMap<>();
        for (Conclusions.Concluding rule : rules.of(Tier.class.getSimpleName())) {
            for (Condition.Pattern pattern : rule.patterns()) {
                for (Expression.Comparison each : pattern.comparisons()) {
                    String pointer = "/" + pattern.type().toLowerCase(Locale.ROOT) + "/" + each.field();
                    found.computeIfAbsent(pointer, any -> new TreeSet<>())
                            .addAll(Conclusions.lines(pattern, each.field()));
                }
            }
        }
        SortedMap<String, List<Double>> tiers = new TreeMap<>();
        found.forEach((pointer, numbers) -> tiers.put(pointer, List.copyOf(numbers)));
        return new Boundaries(tiers, ProximityLines.bands(rules));
    }
}
