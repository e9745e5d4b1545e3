package org.transferadvisor.rulebook.tree;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.transferadvisor.conclusions.Tier;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;

/**
 * The numbers that divide facts of the input into tiers (§9.1), read out of the rules.
 *
 * @param lines by JSON pointer of the fact, such as {@code /data/labeledSamples}, in ascending order
 */
public record Tiers(Map<String, List<Double>> lines) {

    static Tiers of(Conclusions rules) {
        Map<String, TreeSet<Double>> found = new TreeMap<>();
        for (Conclusions.Concluding rule : rules.of(Tier.class.getSimpleName())) {
            for (Condition.Pattern pattern : rule.patterns()) {
                for (Expression.Comparison each : pattern.comparisons()) {
                    String pointer = "/" + pattern.type().toLowerCase(Locale.ROOT) + "/" + each.field();
                    found.computeIfAbsent(pointer, any -> new TreeSet<>())
                            .addAll(Conclusions.lines(pattern, each.field()));
                }
            }
        }
        Map<String, List<Double>> lines = new TreeMap<>();
        found.forEach((pointer, numbers) -> lines.put(pointer, List.copyOf(numbers)));
        return new Tiers(lines);
    }
}
