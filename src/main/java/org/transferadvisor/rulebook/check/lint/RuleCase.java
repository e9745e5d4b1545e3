package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.check.rule.Conclusion;
import org.transferadvisor.rulebook.check.rule.ReadPattern;
import org.transferadvisor.rulebook.check.rule.ReadRule;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.Test;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * A rule with one choice of values for the variables that it concludes with, where few values can reach them. What a rule
 * does for LoRA is so kept apart from what it does for distillation.
 *
 * @param rule the rule
 * @param matched what its patterns may match
 * @param concluded what it may conclude
 */
record RuleCase(ReadRule rule, List<Shape> matched, List<Shape> concluded) {

    private static final int MOST_CASES = 400;

    /**
     * Facts of a kind.
     *
     * @param type their kind
     * @param values the values of some of their fields; of the others any
     * @param tests the pattern that they must pass; null for what is concluded
     */
    record Shape(String type, Map<String, Set<Object>> values, Condition.@Nullable Match tests) {}

    static List<RuleCase> of(ReadRule rule, Vocabulary vocabulary, Flow flow) {
        List<RuleCase> cases = new ArrayList<>();
        for (Map<String, Object> choice : choices(rule, flow)) {
            List<Shape> matched = new ArrayList<>();
            for (ReadPattern pattern : rule.patterns()) {
                Vocabulary.Kind kind = vocabulary.kind(pattern.match().type());
                if (kind != null
                        && kind.origin() != Vocabulary.Origin.INPUT
                        && kind.origin() != Vocabulary.Origin.REFERENCE
                        && pattern.match().from() == null) {
                    matched.add(matched(rule, pattern.match(), choice, flow));
                }
            }
            List<Shape> concluded = new ArrayList<>();
            for (Conclusion conclusion : rule.conclusions()) {
                concluded.add(concluded(rule, conclusion, choice, vocabulary, flow));
            }
            cases.add(new RuleCase(rule, List.copyOf(matched), List.copyOf(concluded)));
        }
        return cases;
    }

    private static List<Map<String, Object>> choices(ReadRule rule, Flow flow) {
        Map<String, Set<Object>> few = new LinkedHashMap<>();
        int cases = 1;
        for (Conclusion conclusion : rule.conclusions()) {
            for (Conclusion.Argument argument : conclusion.arguments()) {
                Set<Object> values = argument.variable() == null || few.containsKey(argument.variable())
                        ? null
                        : flow.variable(rule, argument.variable());
                boolean some = values != null && !values.isEmpty() && cases * values.size() <= MOST_CASES;
                if (some && argument.variable() != null) {
                    few.put(argument.variable(), values);
                    cases *= values.size();
                }
            }
        }
        List<Map<String, Object>> choices = List.of(Map.of());
        for (Map.Entry<String, Set<Object>> each : few.entrySet()) {
            List<Map<String, Object>> more = new ArrayList<>();
            for (Map<String, Object> choice : choices) {
                for (Object value : each.getValue()) {
                    Map<String, Object> chosen = new LinkedHashMap<>(choice);
                    chosen.put(each.getKey(), value);
                    more.add(chosen);
                }
            }
            choices = more;
        }
        return choices;
    }

    private static Shape matched(ReadRule rule, Condition.Match match, Map<String, Object> choice, Flow flow) {
        Map<String, Set<Object>> values = new LinkedHashMap<>();
        for (Test test : match.tests()) {
            if (test instanceof Test.Binding binding) {
                join(rule, binding.variable(), binding.field(), choice, flow, values);
            } else if (test instanceof Test.Comparison comparison && comparison.variable() != null) {
                join(rule, comparison.variable(), comparison.field(), choice, flow, values);
            }
        }
        for (String variable : rule.variables().keySet()) {
            for (String field : Flow.joined(match, variable)) {
                join(rule, variable, field, choice, flow, values);
            }
        }
        return new Shape(match.type(), values, match);
    }

    private static void join(
            ReadRule rule,
            String variable,
            String field,
            Map<String, Object> choice,
            Flow flow,
            Map<String, Set<Object>> values) {
        Set<Object> possible =
                choice.containsKey(variable) ? Set.of(choice.get(variable)) : flow.variable(rule, variable);
        if (possible != null) {
            Set<Object> both = new LinkedHashSet<>(possible);
            Set<Object> before = values.get(field);
            if (before != null) {
                both.retainAll(before);
            }
            values.put(field, both);
        }
    }

    private static Shape concluded(
            ReadRule rule, Conclusion conclusion, Map<String, Object> choice, Vocabulary vocabulary, Flow flow) {
        Map<String, Set<Object>> values = new LinkedHashMap<>();
        Vocabulary.Kind kind = vocabulary.kind(conclusion.type());
        List<String> fields =
                kind == null ? List.of() : List.copyOf(kind.members().keySet());
        for (int i = 0; i < Math.min(fields.size(), conclusion.arguments().size()); i++) {
            Conclusion.Argument argument = conclusion.arguments().get(i);
            if (argument.literal() != null) {
                values.put(fields.get(i), Set.of(Flow.normal(argument.literal())));
            } else if (argument.variable() != null) {
                Set<Object> possible = choice.containsKey(argument.variable())
                        ? Set.of(choice.get(argument.variable()))
                        : flow.variable(rule, argument.variable());
                if (possible != null) {
                    values.put(fields.get(i), possible);
                }
            }
        }
        return new Shape(conclusion.type(), values, null);
    }

    Set<String> matchedTypes() {
        Set<String> types = new LinkedHashSet<>();
        matched.forEach(each -> types.add(each.type()));
        return types;
    }

    Set<String> concludedTypes() {
        Set<String> types = new LinkedHashSet<>();
        concluded.forEach(each -> types.add(each.type()));
        return types;
    }

    /** Whether something that this concludes may be matched by another. */
    boolean feeds(RuleCase other, Tests tests) {
        return concluded.stream().anyMatch(fact -> other.matched.stream().anyMatch(each -> fits(fact, each, tests)));
    }

    private static boolean fits(Shape fact, Shape pattern, Tests tests) {
        if (!fact.type().equals(pattern.type()) || pattern.tests() == null) {
            return false;
        }
        for (Map.Entry<String, Set<Object>> each : fact.values().entrySet()) {
            if (each.getValue().isEmpty()) {
                continue; // only the circle itself could bring a value, which no fact does
            }
            Set<Object> asked = pattern.values().get(each.getKey());
            if (asked != null && !asked.isEmpty() && each.getValue().stream().noneMatch(asked::contains)) {
                return false;
            }
            Values wanted = tests.of(pattern.tests(), each.getKey());
            if (each.getValue().stream().noneMatch(wanted::has)) {
                return false;
            }
        }
        return true;
    }
}
