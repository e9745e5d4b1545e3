package org.transferadvisor.rulebook.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.DrlRule;

/** What the facts must be for a rule to bind a variable to a value: followed back over the rules that conclude that value. */
final class Grounds {

    private final ParsedRules rules;

    Grounds(ParsedRules rules) {
        this.rules = rules;
    }

    /**
     * In words, what makes a rule bind a variable to a value.
     *
     * @return empty where the rule binds no such variable
     */
    String of(DrlRule rule, String variable, String value) {
        Set<String> found = new LinkedHashSet<>();
        for (List<Condition> way : ParsedRules.ways(rule)) {
            source(way, variable).ifPresent(match -> found.addAll(alternatives(match, variable, value, Set.of())));
        }
        return found.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(", or "));
    }

    /** The pattern that binds a variable. */
    static Optional<Condition.Match> source(List<Condition> way, String variable) {
        return way.stream()
                .filter(Condition.Match.class::isInstance)
                .map(Condition.Match.class::cast)
                .filter(match -> ParsedRules.bound(match, variable).isPresent())
                .findFirst();
    }

    private List<String> alternatives(Condition.Match match, String variable, String value, Set<DrlRule> above) {
        String field = ParsedRules.bound(match, variable).orElseThrow();
        Map<String, String> selected = new LinkedHashMap<>();
        ParsedRules.comparisons(match.tests())
                .forEach(each -> ParsedRules.equalTo(each).ifPresent(literal -> selected.put(each.field(), literal)));
        List<ParsedRules.Concluding> all = rules.concluding(match.type());
        if (all.isEmpty()) {
            return List.of(field + " is " + value);
        }
        List<String> found = new ArrayList<>();
        for (ParsedRules.Concluding each : all) {
            if (!above.contains(each.rule()) && fits(each, selected)) {
                found.addAll(of(each, field, value, above));
            }
        }
        return found;
    }

    private static boolean fits(ParsedRules.Concluding rule, Map<String, String> selected) {
        return selected.entrySet().stream()
                .allMatch(each ->
                        rule.literal(each.getKey()).map(each.getValue()::equals).orElse(true));
    }

    /** What makes one rule conclude a value for a field: its conditions, or those of where it takes the value from. */
    private List<String> of(ParsedRules.Concluding concluding, String field, String value, Set<DrlRule> above) {
        DrlRule rule = concluding.rule();
        Optional<String> literal = concluding.literal(field);
        if (literal.isPresent()) {
            return literal.get().equals(value)
                    ? ParsedRules.ways(rule).stream().map(Wording::of).toList()
                    : List.of();
        }
        String variable = concluding.argument(field);
        Set<DrlRule> deeper = new LinkedHashSet<>(above);
        deeper.add(rule);
        List<String> found = new ArrayList<>();
        for (List<Condition> way : ParsedRules.ways(rule)) {
            Condition.Match match = source(way, variable).orElse(null);
            if (match == null) {
                continue;
            }
            String others =
                    Wording.of(way.stream().filter(each -> each != match).toList());
            for (String each : alternatives(match, variable, value, deeper)) {
                found.add(others.isEmpty() ? each : others + " and " + each);
            }
        }
        return found;
    }
}
