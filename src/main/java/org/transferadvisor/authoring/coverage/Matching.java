package org.transferadvisor.authoring.coverage;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.transferadvisor.authoring.coverage.Values.Known;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Test;

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
            each(and.conditions(), variables, bound -> each(rest, bound, then));
        } else if (first instanceof Condition.Match match) {
            Optional<? extends Collection<Object>> candidates = candidates(match, variables);
            if (candidates.isEmpty()) {
                each(rest, variables, then);
                return;
            }
            for (Object fact : candidates.get()) {
                Map<String, Known> bound = bind(match, fact, variables);
                if (match.tests().stream().allMatch(test -> holds(test, fact, bound))) {
                    each(rest, bound, then);
                }
            }
        } else {
            each(rest, variables, then);
        }
    }

    /** The facts that a pattern looks at; empty where it cannot be told. */
    Optional<? extends Collection<Object>> candidates(Condition.Match match, Map<String, Known> variables) {
        if (match.from() == null) {
            return Optional.of(session.of(match.type()));
        }
        Optional<List<Object>> from = Values.ofCall(match.from(), variables);
        return from.map(values -> values.stream()
                .filter(each -> each.getClass().getSimpleName().equals(match.type()))
                .toList());
    }

    /** What a pattern binds to a fact, with what was bound before. */
    Map<String, Known> bind(Condition.Match match, Object fact, Map<String, Known> before) {
        Map<String, Known> bound = new HashMap<>(before);
        if (match.variable() != null) {
            bound.put(match.variable(), new Known(fact));
        }
        match.tests().forEach(test -> bind(test, fact, bound));
        return bound;
    }

    private static void bind(Test test, Object fact, Map<String, Known> bound) {
        if (test instanceof Test.Binding binding) {
            Values.of(fact, binding.field()).ifPresent(value -> bound.put(binding.variable(), value));
        } else if (test instanceof Test.Comparison comparison && comparison.variable() != null) {
            Values.of(fact, comparison.field()).ifPresent(value -> bound.put(comparison.variable(), value));
        } else if (test instanceof Test.AllOf all) {
            all.tests().forEach(each -> bind(each, fact, bound));
        }
    }

    boolean holds(Test test, Object fact, Map<String, Known> bound) {
        if (test instanceof Test.Comparison comparison) {
            return truth(comparison, fact, bound).orElse(true);
        }
        if (test instanceof Test.AllOf all) {
            return all.tests().stream().allMatch(each -> holds(each, fact, bound));
        }
        if (test instanceof Test.AnyOf any) {
            return any.tests().stream().anyMatch(each -> holds(each, fact, bound));
        }
        return true;
    }

    private static Optional<Boolean> truth(Test.Comparison comparison, Object fact, Map<String, Known> bound) {
        Optional<Known> left = Values.of(fact, comparison.field());
        Optional<Known> right = operand(comparison.operand(), fact, bound);
        return left.isEmpty() || right.isEmpty()
                ? Optional.empty()
                : Values.compare(
                        left.get().value(), comparison.operator(), right.get().value());
    }

    static Optional<Known> operand(Operand operand, Object fact, Map<String, Known> bound) {
        return operand instanceof Operand.Literal literal
                ? Optional.of(new Known(literal.value()))
                : Values.ofExpression(((Operand.Expression) operand).text(), fact, bound);
    }
}
