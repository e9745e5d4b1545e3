package org.transferadvisor.authoring.coverage;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.transferadvisor.authoring.coverage.Evaluation.Known;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;

/**
 * Which facts of one session come to be compared by a rule: those for which everything holds that stands before the
 * comparison. The engine alone decides; this only finds what it compared. What it cannot tell counts as holding.
 */
final class Matching {

    private final SessionFacts session;

    Matching(SessionFacts session) {
        this.session = session;
    }

    /** Calls on for every way in which the facts of the session satisfy the conditions, with what it binds. */
    void each(List<Condition> conditions, Map<String, Known> variables, Consumer<Map<String, Known>> then) {
        if (conditions.isEmpty()) {
            then.accept(variables);
            return;
        }
        List<Condition> rest = conditions.subList(1, conditions.size());
        Condition first = conditions.get(0);
        if (first instanceof Condition.And and) {
            each(and.parts(), variables, bound -> each(rest, bound, then));
            return;
        }
        Optional<? extends Collection<Object>> candidates =
                first instanceof Condition.Pattern pattern ? candidates(pattern, variables) : Optional.empty();
        if (candidates.isEmpty()) {
            each(rest, variables, then);
            return;
        }
        Condition.Pattern pattern = (Condition.Pattern) first;
        for (Object fact : candidates.get()) {
            Map<String, Known> bound = bind(pattern, fact, variables);
            if (pattern.tests().stream().allMatch(test -> holds(test, fact, bound))) {
                each(rest, bound, then);
            }
        }
    }

    /** The facts that a pattern looks at; empty where it cannot be told. */
    Optional<? extends Collection<Object>> candidates(Condition.Pattern pattern, Map<String, Known> variables) {
        if (pattern.from() == null) {
            return Optional.of(session.of(pattern.type()));
        }
        return Evaluation.of(pattern.from(), null, variables)
                .map(Known::value)
                .map(value -> (value instanceof Collection<?> several ? several : List.of(value))
                        .stream()
                                .<Object>map(each -> each)
                                .filter(each -> each.getClass().getSimpleName().equals(pattern.type()))
                                .toList());
    }

    /** What a pattern binds to a fact, with what was bound before. */
    Map<String, Known> bind(Condition.Pattern pattern, Object fact, Map<String, Known> before) {
        Map<String, Known> bound = new HashMap<>(before);
        if (pattern.variable() != null) {
            bound.put(pattern.variable(), new Known(fact));
        }
        pattern.constraints().stream().flatMap(Expression::all).forEach(each -> {
            if (each instanceof Expression.Binding binding) {
                Evaluation.of(binding.value(), fact, bound).ifPresent(value -> bound.put(binding.variable(), value));
            }
        });
        return bound;
    }

    /** Whether a test holds of a fact; what cannot be told counts as holding. */
    boolean holds(Expression test, Object fact, Map<String, Known> bound) {
        if (test instanceof Expression.And all) {
            return all.parts().stream().allMatch(each -> holds(each, fact, bound));
        }
        if (test instanceof Expression.Or any) {
            return any.parts().stream().anyMatch(each -> holds(each, fact, bound));
        }
        return !(test instanceof Expression.Comparison comparison)
                || Evaluation.of(comparison.compared(), fact, bound)
                        .flatMap(left -> Evaluation.of(comparison.right(), fact, bound)
                                .flatMap(right ->
                                        Evaluation.compare(left.value(), comparison.operator(), right.value())))
                        .orElse(true);
    }
}
