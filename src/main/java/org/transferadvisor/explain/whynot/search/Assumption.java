package org.transferadvisor.explain.whynot.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.explain.conditions.Combination;
import org.transferadvisor.explain.conditions.FactShape;

/** A fact as it would be if it met a pattern that no fact meets: where a value must equal something, it does. */
final class Assumption {

    private final Checks checks;
    private final Set<String> unknown;

    /**
     * Assumptions on one pattern.
     *
     * @param unknown where the variables go whose values nobody knows
     */
    Assumption(Checks checks, Set<String> unknown) {
        this.checks = checks;
        this.unknown = unknown;
    }

    /**
     * The combination with such a fact.
     *
     * @param failed what the nearest fact fails
     * @param nearest the nearest fact; null where there is none of the kind
     */
    Combination of(List<Checks.Check> failed, @Nullable Object nearest, Combination before) {
        Object like = nearest == null ? checks.shape().make(Map.of()).orElse(null) : nearest;
        if (like == null) {
            unknown.addAll(checks.pattern().getDeclarations().keySet());
            return before;
        }
        Set<String> settled = new TreeSet<>();
        for (Checks.Check check : failed) {
            String field =
                    check.fields().size() == 1 ? check.fields().iterator().next() : "";
            Object equal = checks.equal(check, before);
            Optional<Object> changed = field.isEmpty() || equal == null
                    ? Optional.empty()
                    : FactShape.with(like, field, fitted(equal, field));
            if (changed.isPresent()) {
                like = changed.get();
                settled.add(field);
            }
        }
        Set<String> open = new TreeSet<>();
        if (nearest == null) {
            open.addAll(checks.shape().names());
        }
        failed.forEach(check -> open.addAll(check.fields()));
        open.removeAll(settled);
        forget(open);
        return before.assuming(checks.pattern(), like);
    }

    private Object fitted(Object value, String field) {
        if (!(value instanceof Number number) || field.equals("this")) {
            return value;
        }
        Class<?> type = checks.shape().typeOf(field);
        if (type == Double.class) {
            return number.doubleValue();
        }
        return type == Long.class
                ? (Object) number.longValue()
                : type == Integer.class ? (Object) number.intValue() : value;
    }

    private void forget(Set<String> fields) {
        for (String variable : checks.pattern().getDeclarations().keySet()) {
            String field = checks.field(variable);
            if (field == null || field.equals("this") || fields.contains(Checks.root(field))) {
                unknown.add(variable);
            }
        }
    }
}
