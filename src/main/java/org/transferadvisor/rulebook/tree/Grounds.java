package org.transferadvisor.rulebook.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/** What the facts must be for a rule to bind a variable to a value: followed back over the rules that conclude that value. */
final class Grounds {

    private final Conclusions rules;

    Grounds(Conclusions rules) {
        this.rules = rules;
    }

    /**
     * In words, what makes a rule bind a variable to a value.
     *
     * @return empty where the rule binds no such variable
     */
    String of(Rule rule, String variable, String value) {
        Set<String> found = new LinkedHashSet<>();
        for (List<Condition> way : rule.ways()) {
            Condition.Pattern source = source(way, variable);
            if (source != null) {
                found.addAll(alternatives(source, variable, value, Set.of()));
            }
        }
        return found.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(", or "));
    }

    /** The pattern that binds a variable; null where none does. */
    static Condition.@Nullable Pattern source(List<Condition> way, String variable) {
        return way.stream()
                .filter(Condition.Pattern.class::isInstance)
                .map(Condition.Pattern.class::cast)
                .filter(pattern -> pattern.bound(variable) != null)
                .findFirst()
                .orElse(null);
    }

    private List<String> alternatives(Condition.Pattern pattern, String variable, String value, Set<Rule> above) {
        String field = String.valueOf(pattern.bound(variable));
        Map<String, String> selected = new LinkedHashMap<>();
        for (Expression.Comparison each : pattern.comparisons()) {
            String literal = Conclusions.equalTo(each);
            if (literal != null) {
                selected.put(each.field(), literal);
            }
        }
        List<Conclusions.Concluding> all = rules.of(pattern.type());
        if (all.isEmpty()) {
            return List.of(field + " is " + value);
        }
        List<String> found = new ArrayList<>();
        for (Conclusions.Concluding each : all) {
            if (!above.contains(each.rule()) && fits(each, selected)) {
                found.addAll(of(each, field, value, above));
            }
        }
        return found;
    }

    private static boolean fits(Conclusions.Concluding rule, Map<String, String> selected) {
        return selected.entrySet().stream().allMatch(each -> {
            String stated = rule.literal(each.getKey());
            return stated == null || stated.equals(each.getValue());
        });
    }

    /** What makes one rule conclude a value for a field: its conditions, or those of where it takes the value from. */
    private List<String> of(Conclusions.Concluding concluding, String field, String value, Set<Rule> above) {
        Rule rule = concluding.rule();
        String literal = concluding.literal(field);
        if (literal != null) {
            return literal.equals(value) ? rule.ways().stream().map(Wording::of).toList() : List.of();
        }
        String variable = concluding.argument(field);
        Set<Rule> deeper = new LinkedHashSet<>(above);
        deeper.add(rule);
        List<String> found = new ArrayList<>();
        for (List<Condition> way : rule.ways()) {
            Condition.Pattern source = source(way, variable);
            if (source == null) {
                continue;
            }
            String others =
                    Wording.of(way.stream().filter(each -> each != source).toList());
            for (String each : alternatives(source, variable, value, deeper)) {
                found.add(others.isEmpty() ? each : others + " and " + each);
            }
        }
        return found;
    }
}
