package org.transferadvisor.authoring.space;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.model.Expression;

/**
 * The rules that can matter to conclusions of some kinds. Followed backwards from what is asked for: a rule that looks for a
 * conclusion with certain values leads only to rules that can conclude those values, and one whose reference row does not
 * exist leads nowhere.
 */
final class Slice {

    /** ConcludingRules of a kind, with the values that some of their fields must have. */
    private record Demand(String type, Map<String, Object> values) {}

    private final ConcludingRules conclusions;
    private final References references;
    private final Set<RuleReading> rules = new LinkedHashSet<>();
    private final Set<Demand> seen = new HashSet<>();
    private final Deque<Demand> open = new ArrayDeque<>();

    private Slice(ConcludingRules conclusions, References references) {
        this.conclusions = conclusions;
        this.references = references;
    }

    /** The rules that can matter, in the order of their files. */
    static List<RuleReading> of(ConcludingRules conclusions, References references, Set<String> types) {
        Slice slice = new Slice(conclusions, references);
        types.forEach(type -> slice.demand(new Demand(type, Map.of())));
        while (!slice.open.isEmpty()) {
            slice.follow(slice.open.remove());
        }
        return conclusions.rules().stream().filter(slice.rules::contains).toList();
    }

    /**
     * A rule with the rules that can matter to what it looks for.
     *
     * @param bound what its variables are bound to, as far as it is known
     */
    static Set<RuleReading> behind(
            ConcludingRules conclusions, References references, RuleReading rule, Map<String, Object> bound) {
        Slice slice = new Slice(conclusions, references);
        slice.add(rule, bound);
        while (!slice.open.isEmpty()) {
            slice.follow(slice.open.remove());
        }
        return slice.rules;
    }

    /** The rules that can matter to a conclusion with certain values. */
    static Set<RuleReading> behind(
            ConcludingRules conclusions, References references, String type, Map<String, Object> values) {
        Slice slice = new Slice(conclusions, references);
        slice.demand(new Demand(type, values));
        while (!slice.open.isEmpty()) {
            slice.follow(slice.open.remove());
        }
        return slice.rules;
    }

    private void add(RuleReading rule, Map<String, Object> bound) {
        rules.add(rule);
        rule.sought().stream()
                .filter(each -> !each.computed() && conclusions.knows(each.type()))
                .forEach(each -> demand(new Demand(each.type(), equal(each, bound))));
    }

    private void demand(Demand demand) {
        if (seen.add(demand)) {
            open.add(demand);
        }
    }

    private void follow(Demand demand) {
        for (RuleReading rule : conclusions.concluding(demand.type())) {
            for (Expression.New insertion : rule.conclusions()) {
                Map<String, Object> bound = insertion.type().equals(demand.type())
                        ? unified(conclusions, rule, insertion, demand.values())
                        : null;
                if (bound != null && feasible(rule, bound)) {
                    add(rule, bound);
                }
            }
        }
    }

    /** What variables must be bound to, so that a rule concludes certain values; null where it cannot. */
    static @Nullable Map<String, Object> unified(
            ConcludingRules conclusions, RuleReading rule, Expression.New insertion, Map<String, Object> values) {
        Map<String, Object> bound = new HashMap<>();
        for (Map.Entry<String, Object> each : values.entrySet()) {
            Expression argument = conclusions.argument(insertion, each.getKey());
            if (argument == null) {
                continue;
            }
            if (argument instanceof Expression.Literal literal && literal.value() == null) {
                return null;
            }
            if (rule.term(argument, "") instanceof Term.Stated stated) {
                if (!same(stated.value()).equals(each.getValue())) {
                    return null;
                }
            } else if (argument instanceof Expression.Name variable && variable.isVariable()) {
                bound.put(variable.name(), each.getValue());
            }
        }
        return bound;
    }

    private boolean feasible(RuleReading rule, Map<String, Object> bound) {
        return feasible(references, rule, bound);
    }

    /** Whether a rule finds the reference rows that it looks for, and asks no field for two values at once. */
    static boolean feasible(References references, RuleReading rule, Map<String, Object> bound) {
        return rule.sought().stream()
                .filter(each -> each.needed() && !each.computed())
                .allMatch(each -> {
                    Map<String, Object> equal = equal(each, bound);
                    return references.knows(each.type())
                            ? references.any(each.type(), equal, each.oneOf())
                            : equal.entrySet().stream().allMatch(field -> each.oneOf()
                                    .getOrDefault(field.getKey(), Set.of(field.getValue()))
                                    .contains(field.getValue()));
                });
    }

    /** The values that fields of what is sought must have, as far as they are known. */
    static Map<String, Object> equal(RuleReading.Sought sought, Map<String, Object> bound) {
        Map<String, Object> values = new LinkedHashMap<>();
        sought.equal().forEach((field, other) -> {
            if (other instanceof Expression.Literal literal && literal.value() != null) {
                values.put(field, same(literal.value()));
            } else if (bound.containsKey(other.text())) {
                values.put(field, bound.get(other.text()));
            }
        });
        return values;
    }

    static Object same(Object value) {
        return value instanceof BigDecimal number ? References.number(number) : value;
    }
}
