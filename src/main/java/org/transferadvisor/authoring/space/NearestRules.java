package org.transferadvisor.authoring.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.trace.Fact;

/**
 * The rules that would have drawn a conclusion and missed it by the least: followed back over what was not concluded either,
 * and leaving out what was concluded otherwise.
 */
final class NearestRules {

    private static final int DEEPEST = 12;

    private final ConcludingRules rules;
    private final Map<String, List<Record>> facts = new HashMap<>();
    private final Set<String> otherwise = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();

    NearestRules(ConcludingRules rules, List<Fact> facts) {
        this.rules = rules;
        for (Fact fact : facts) {
            if (fact.value() instanceof Record record) {
                this.facts
                        .computeIfAbsent(fact.type(), any -> new ArrayList<>())
                        .add(record);
            }
        }
    }

    /** Why no conclusion of a kind was drawn. */
    Unanswered to(String kind) {
        List<Unanswered.Missed> nearest = List.copyOf(new LinkedHashSet<>(to(kind, Map.of(), 0)));
        return new Unanswered(nearest, otherwise);
    }

    private List<Unanswered.Missed> to(String kind, Map<String, Object> values, int depth) {
        if (depth > DEEPEST || !seen.add(kind + values)) {
            return List.of();
        }
        Map<RuleReading, List<RuleReading.Sought>> missed = new LinkedHashMap<>();
        Map<RuleReading, Map<String, Object>> bindings = new HashMap<>();
        for (RuleReading rule : rules.concluding(kind)) {
            for (Expression.New insertion : rule.conclusions()) {
                Map<String, Object> bound =
                        insertion.type().equals(kind) ? Slice.unified(rules, rule, insertion, values) : null;
                if (bound != null) {
                    missed.put(rule, missing(rule, bound));
                    bindings.put(rule, bound);
                }
            }
        }
        int least = missed.values().stream()
                .mapToInt(List::size)
                .filter(count -> count > 0)
                .min()
                .orElse(0);
        List<Unanswered.Missed> found = new ArrayList<>();
        missed.forEach((rule, misses) -> {
            if (!misses.isEmpty() && misses.size() == least) {
                found.addAll(follow(rule, misses.get(0), bindings.getOrDefault(rule, Map.of()), depth));
            }
        });
        return found;
    }

    private List<Unanswered.Missed> follow(
            RuleReading rule, RuleReading.Sought miss, Map<String, Object> bound, int depth) {
        if (!rules.knows(miss.type())) {
            return List.of(new Unanswered.Missed(rule.id(), shown(miss)));
        }
        Map<String, Object> values = Slice.equal(miss, bound);
        if (answeredOtherwise(miss.type(), values)) {
            otherwise.add(miss.type());
            return List.of();
        }
        return to(miss.type(), values, depth + 1);
    }

    /** Whether a conclusion differs from what is looked for in one value alone: the question was put and answered. */
    private boolean answeredOtherwise(String kind, Map<String, Object> values) {
        return facts.getOrDefault(kind, List.of()).stream()
                .anyMatch(fact -> values.entrySet().stream()
                                .filter(each -> !Objects.equals(each.getValue(), References.field(fact, each.getKey())))
                                .count()
                        == 1);
    }

    private List<RuleReading.Sought> missing(RuleReading rule, Map<String, Object> bound) {
        return rule.sought().stream()
                .filter(each -> each.needed() && !each.computed())
                .filter(each -> facts.getOrDefault(each.type(), List.of()).stream()
                        .noneMatch(fact -> Slice.equal(each, bound).entrySet().stream()
                                        .allMatch(value -> Objects.equals(
                                                value.getValue(), References.field(fact, value.getKey())))
                                && each.tests().stream()
                                        .allMatch(test -> Demands.hold(test, field -> References.field(fact, field)))))
                .toList();
    }

    private static String shown(RuleReading.Sought sought) {
        String tests = sought.comparisons().stream()
                .map(each -> each.field() + " " + each.operator() + " "
                        + each.right().text())
                .collect(Collectors.joining(", "));
        return tests.isEmpty() ? sought.type() : sought.type() + "( " + tests + " )";
    }
}
