package org.transferadvisor.explain.whynot.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.base.rule.Accumulate;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.EvalCondition;
import org.drools.base.rule.From;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.transferadvisor.explain.conditions.Combination;
import org.transferadvisor.explain.conditions.CompiledRule;
import org.transferadvisor.explain.conditions.ConditionEvaluator;
import org.transferadvisor.explain.conditions.ConstraintReader;
import org.transferadvisor.explain.whynot.Unmet;
import org.transferadvisor.trace.Fact;

/**
 * Goes through the conditions of one rule in the engine's order and keeps those that no combination of facts meets. After
 * such a condition it goes on as if the fact that came closest had met it, so that conditions which do not hang on the
 * failed one are looked at too; those that hang on a value nobody knows are left out.
 */
final class RuleAttempt {

    private final WaySearch search;
    private final ConditionEvaluator evaluator;
    private final RuleSet.Concluding rule;
    private final Map<String, List<Demand>> ofVariables;
    private final List<Unmet> unmet = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();
    private int obstacles;

    /**
     * An attempt.
     *
     * @param ofVariables what the rule's variables must be for its conclusion to be the missing one, by variable
     */
    RuleAttempt(WaySearch search, RuleSet.Concluding rule, Map<String, List<Demand>> ofVariables) {
        this.search = search;
        this.evaluator = search.evaluator();
        this.rule = rule;
        this.ofVariables = ofVariables;
    }

    /** The conditions that failed. */
    List<Unmet> unmet() {
        return List.copyOf(unmet);
    }

    /** How much stands in the way. */
    int obstacles() {
        return obstacles;
    }

    /** Goes through the conditions. */
    void walk(GroupElement conditions) {
        walk(List.of(new Combination()), CompiledRule.stated(conditions));
    }

    private void walk(List<Combination> start, List<RuleConditionElement> conditions) {
        List<Combination> alive = start;
        for (RuleConditionElement condition : conditions) {
            if (required(condition).stream().anyMatch(unknown::contains)) {
                forget(condition);
                continue;
            }
            List<Combination> next = new ArrayList<>();
            for (Combination each : alive) {
                evaluator.extend(each, condition).stream()
                        .filter(longer -> meetsDemands(condition, longer))
                        .forEach(next::add);
            }
            alive = next.isEmpty() ? List.of(fail(condition, alive)) : next;
        }
    }

    private boolean meetsDemands(RuleConditionElement condition, Combination combination) {
        if (!(condition instanceof Pattern pattern)) {
            return true;
        }
        return demanded(pattern).stream().allMatch(name -> {
            Object value = combination.value(pattern.getDeclarations().get(name));
            return ofVariables.get(name).stream()
                    .allMatch(demand -> demand.holds().test(value));
        });
    }

    /** The variables of a pattern of which something is demanded. */
    private List<String> demanded(Pattern pattern) {
        return ofVariables.keySet().stream()
                .filter(pattern.getDeclarations()::containsKey)
                .toList();
    }

    /** The variables that a condition reads of conditions before it. */
    private static Set<String> required(RuleConditionElement condition) {
        Set<String> names = new TreeSet<>();
        List<Declaration> declarations = new ArrayList<>();
        if (condition instanceof Pattern pattern) {
            pattern.getConstraints().forEach(each -> declarations.addAll(List.of(each.getRequiredDeclarations())));
            if (pattern.getSource() instanceof From from) {
                declarations.addAll(List.of(from.getDataProvider().getRequiredDeclarations()));
            } else if (pattern.getSource() instanceof Accumulate accumulate) {
                declarations.addAll(List.of(accumulate.getRequiredDeclarations()));
                names.addAll(required(accumulate.getSource()));
            }
        } else if (condition instanceof EvalCondition eval) {
            declarations.addAll(List.of(eval.getRequiredDeclarations()));
        } else if (condition instanceof GroupElement group) {
            CompiledRule.stated(group).forEach(each -> names.addAll(required(each)));
        }
        declarations.forEach(each -> names.add(ConstraintReader.plain(each)));
        return names;
    }

    /** Nobody knows what the variables of a condition would be. */
    private void forget(RuleConditionElement condition) {
        condition.getOuterDeclarations().keySet().forEach(unknown::add);
    }

    private Combination fail(RuleConditionElement condition, List<Combination> alive) {
        if (condition instanceof Pattern pattern) {
            return fail(pattern, alive);
        }
        if (condition instanceof GroupElement group && group.isExists()) {
            RuleConditionElement inner = ConditionEvaluator.inner(group);
            walk(alive, inner instanceof GroupElement several ? CompiledRule.stated(several) : List.of(inner));
            return alive.get(0);
        }
        if (condition instanceof GroupElement group && group.isNot()) {
            return present(group, alive);
        }
        Computation computation = new Computation(search, rule);
        add(computation.other(condition), 1);
        return alive.get(0);
    }

    private Combination fail(Pattern pattern, List<Combination> alive) {
        if (pattern.getSource() == null) {
            NearestFact nearest = NearestFact.of(search, rule, pattern, alive, ofVariables);
            add(nearest.unmet(), nearest.obstacles());
            return nearest.assumed(unknown);
        }
        Combination before = alive.get(0);
        if (pattern.getSource() instanceof Accumulate accumulate
                && evaluator.candidates(before, pattern).isEmpty()) {
            RuleConditionElement inner = accumulate.getSource();
            walk(alive, inner instanceof GroupElement several ? CompiledRule.stated(several) : List.of(inner));
        } else {
            Computation computation = new Computation(search, rule);
            Unmet failed = computation.unmet(pattern, before, ofVariables);
            add(failed, computation.obstacles());
        }
        forget(pattern);
        return before;
    }

    /** Something stands in the way: of the combinations the one that the fewest facts block. */
    private Combination present(GroupElement not, List<Combination> alive) {
        Combination best = alive.get(0);
        List<Combination> blocking = List.of();
        for (Combination each : alive) {
            List<Combination> found = evaluator.extend(each, ConditionEvaluator.inner(not));
            if (blocking.isEmpty() || found.size() < blocking.size()) {
                best = each;
                blocking = found;
            }
        }
        List<Object> facts = blocking.get(0).facts();
        Object fact = facts.get(facts.size() - 1);
        Unmet present = new Computation(search, rule).present(not, fact);
        boolean known = present.gaps().stream().anyMatch(gap -> gap.pointer() != null);
        add(present, blocking.size() * (known ? 1 : Computation.FUNCTION));
        return best;
    }

    /** All conditions hold, but the rule concluded something else: its result depends on what a function returned. */
    void result(List<Demand> demands) {
        List<Fact> concluded =
                search.facts().concludedBy(rule.info().id(), rule.conclusion().type());
        add(
                new Computation(search, rule).result(demands, concluded),
                concluded.isEmpty() ? WaySearch.NEVER : Computation.FUNCTION);
    }

    private void add(Unmet failed, int more) {
        unmet.add(failed);
        obstacles = Math.min(WaySearch.NEVER, obstacles + more);
    }
}
