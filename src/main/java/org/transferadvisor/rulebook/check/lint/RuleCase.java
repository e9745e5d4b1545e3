package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * A rule with one choice of values for the variables that it concludes with, where few values can reach them. What a rule
 * does for LoRA is so kept apart from what it does for distillation.
 *
 * @param rule the rule
 * @param matched what its patterns may match
 * @param concluded what it may conclude
 */
record RuleCase(Rule rule, List<Shape> matched, List<Shape> concluded) {

    private static final int MOST_CASES = 400;

    /**
     * Facts of a kind.
     *
     * @param type their kind
     * @param values the values of some of their fields; of the others any
     * @param tests the pattern that they must pass; null for what is concluded
     */
    record Shape(String type, Map<String, Set<Object>> values, Condition.@Nullable Pattern tests) {}

    static List<RuleCase> of(Rule rule, Vocabulary vocabulary, Flow flow) {
        return choices(rule, flow).stream()
                .map(choice -> of(rule, choice, vocabulary, flow))
                .toList();
    }

    /** All that a rule may match and conclude, as one case. */
    static RuleCase whole(Rule rule, Vocabulary vocabulary, Flow flow) {
        return of(rule, Map.of(), vocabulary, flow);
    }

    private static RuleCase of(Rule rule, Map<String, Object> choice, Vocabulary vocabulary, Flow flow) {
        List<Shape> matched = new ArrayList<>();
        for (Rule.Matched pattern : rule.patterns()) {
            Vocabulary.Kind kind = vocabulary.kind(pattern.pattern().type());
            if (kind != null
                    && kind.origin() != Vocabulary.Origin.INPUT
                    && kind.origin() != Vocabulary.Origin.REFERENCE
                    && pattern.pattern().from() == null) {
                matched.add(matched(rule, pattern.pattern(), choice, flow));
            }
        }
        List<Shape> concluded = new ArrayList<>();
        for (Expression.New conclusion : rule.conclusions()) {
            concluded.add(concluded(rule, conclusion, choice, vocabulary, flow));
        }
        return new RuleCase(rule, List.copyOf(matched), List.copyOf(concluded));
    }

    private static List<Map<String, Object>> choices(Rule rule, Flow flow) {
        Map<String, Set<Object>> few = new LinkedHashMap<>();
        int cases = 1;
        for (Expression.New conclusion : rule.conclusions()) {
            for (Expression argument : conclusion.arguments()) {
                String name = argument.variableName();
                Set<Object> values = name == null || few.containsKey(name) ? null : flow.variable(rule, name);
                boolean some = values != null && !values.isEmpty() && cases * values.size() <= MOST_CASES;
                if (some && name != null) {
                    few.put(name, values);
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

    private static Shape matched(Rule rule, Condition.Pattern match, Map<String, Object> choice, Flow flow) {
        Map<String, Set<Object>> values = new LinkedHashMap<>();
        for (Expression test : match.tests()) {
            if (test instanceof Expression.Binding binding) {
                join(rule, binding.variable(), binding.value().text(), choice, flow, values);
            } else if (test instanceof Expression.Comparison comparison && comparison.variable() != null) {
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
            Rule rule,
            String variable,
            String field,
            Map<String, Object> choice,
            Flow flow,
            Map<String, Set<Object>> values) {
        Set<Object> possible =
                choice.containsKey(variable) ? Set.of(choice.get(variable)) : flow.variable(rule, variable, choice);
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
            Rule rule, Expression.New conclusion, Map<String, Object> choice, Vocabulary vocabulary, Flow flow) {
        Map<String, Set<Object>> values = new LinkedHashMap<>();
        Vocabulary.Kind kind = vocabulary.kind(conclusion.type());
        List<String> fields =
                kind == null ? List.of() : List.copyOf(kind.members().keySet());
        for (int i = 0; i < Math.min(fields.size(), conclusion.arguments().size()); i++) {
            Expression argument = conclusion.arguments().get(i);
            Object stated = argument.stated();
            String name = argument.variableName();
            if (stated != null) {
                values.put(fields.get(i), Set.of(Flow.normal(stated)));
            } else if (name != null) {
                Set<Object> possible = choice.containsKey(name) ? Set.of(choice.get(name)) : flow.variable(rule, name);
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
