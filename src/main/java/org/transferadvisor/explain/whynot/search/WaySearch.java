package org.transferadvisor.explain.whynot.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.drools.base.rule.GroupElement;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.explain.conditions.Argument;
import org.transferadvisor.explain.conditions.ConditionEvaluator;
import org.transferadvisor.explain.conditions.FactShape;
import org.transferadvisor.explain.conditions.SettledFacts;
import org.transferadvisor.explain.whynot.Unmet;
import org.transferadvisor.explain.whynot.Way;
import org.transferadvisor.rulebook.RuleInfo;

/** Finds the rules that would have concluded a missing fact, and what stands in the way of each. */
public final class WaySearch {

    /** Where it takes another rulebook or other reference data. */
    public static final int RULEBOOK = 1_000;

    /** Where a condition leads back to itself. */
    static final int NEVER = 1_000_000;

    private static final Comparator<Way> FEWEST_OBSTACLES = Comparator.comparingInt(Way::obstacles)
            .thenComparingLong(Way::defaults)
            .thenComparingInt(Way::depth)
            .thenComparingInt(way -> way.unmet().size())
            .thenComparing(Way::rule);

    private final RuleSet rules;
    private final SettledFacts facts;
    private final ConditionEvaluator evaluator;
    private final Origins origins;
    private final Map<String, List<Way>> known = new HashMap<>();
    private final Set<String> inputs = new TreeSet<>();
    private final Set<String> underWay = new HashSet<>();

    /** A search among the facts of one session. */
    public WaySearch(RuleSet rules, SettledFacts facts, Origins origins) {
        this.rules = rules;
        this.facts = facts;
        this.evaluator = new ConditionEvaluator(facts);
        this.origins = origins;
    }

    SettledFacts facts() {
        return facts;
    }

    ConditionEvaluator evaluator() {
        return evaluator;
    }

    Origins origins() {
        return origins;
    }

    /** The pointers of the input's values that the search came upon, whatever it shows of them. */
    public Set<String> inputs() {
        return inputs;
    }

    /** Remembers a value of the input. */
    void cameUpon(String pointer) {
        inputs.add(pointer);
    }

    /** The rules that conclude facts of a type. */
    List<RuleSet.Concluding> concluding(Class<?> type) {
        return rules.concluding(type);
    }

    /** Whether rules conclude facts of a type. */
    boolean isConcluded(Class<?> type) {
        return !rules.concluding(type).isEmpty();
    }

    /** The rules that would have concluded such a fact, the one with the fewest obstacles first. */
    public List<Way> ways(Goal goal) {
        String key = goal.key();
        List<Way> found = known.get(key);
        if (found != null) {
            return found;
        }
        if (!underWay.add(key)) {
            return List.of();
        }
        List<Way> ways = new ArrayList<>();
        for (RuleSet.Concluding rule : rules.concluding(goal.type())) {
            Way way = way(rule, goal);
            if (way != null) {
                ways.add(way);
            }
        }
        ways.sort(FEWEST_OBSTACLES);
        underWay.remove(key);
        known.put(key, List.copyOf(ways));
        return ways;
    }

    /** What stands in the way of a rule; null where it concludes no such fact. */
    private @Nullable Way way(RuleSet.Concluding rule, Goal goal) {
        FactShape shape = FactShape.of(goal.type());
        Map<String, Argument> arguments = new LinkedHashMap<>();
        Map<String, Object> stated = new HashMap<>();
        for (int i = 0;
                i < Math.min(shape.names().size(), rule.conclusion().arguments().size());
                i++) {
            String name = shape.names().get(i);
            Argument argument = Argument.of(rule.conclusion().arguments().get(i), shape.typeOf(name));
            arguments.put(name, argument);
            if (argument instanceof Argument.Literal literal && literal.value() != null) {
                stated.put(name, literal.value());
            }
        }
        Map<String, List<Demand>> ofVariables = new TreeMap<>();
        List<Demand> ofResult = new ArrayList<>();
        for (Demand demand : goal.demands()) {
            List<String> open = demand.fields().stream()
                    .filter(field -> !(arguments.get(field) instanceof Argument.Literal))
                    .toList();
            if (open.isEmpty()) {
                if (shape.make(stated)
                        .filter(fact -> !demand.holds().test(fact))
                        .isPresent()) {
                    return null;
                }
            } else if (open.size() == 1 && arguments.get(open.get(0)) instanceof Argument.Variable variable) {
                ofVariables
                        .computeIfAbsent(variable.name(), any -> new ArrayList<>())
                        .add(ofVariable(demand, shape, stated, open.get(0)));
            } else {
                ofResult.add(demand);
            }
        }
        return attempt(rule, ofVariables, ofResult);
    }

    /** A demand on a field that is stated by a variable, as a demand on that variable. */
    private static Demand ofVariable(Demand demand, FactShape shape, Map<String, Object> stated, String field) {
        return new Demand(demand.text(), Set.of("this"), demand.equal(), value -> {
            Map<String, Object> values = new HashMap<>(stated);
            values.put(field, value);
            Optional<Object> fact = shape.make(values);
            return fact.isEmpty() || demand.holds().test(fact.get());
        });
    }

    private Way attempt(RuleSet.Concluding rule, Map<String, List<Demand>> ofVariables, List<Demand> ofResult) {
        RuleInfo info = rule.info();
        if (rule.compiled().unknown() != null) {
            Unmet unknown = new Unmet(
                    rule.compiled().unknown(),
                    info.line(),
                    Unmet.Kind.COMPUTED,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of());
            return way(info, List.of(unknown), RULEBOOK);
        }
        Way best = null;
        for (GroupElement alternative : rule.compiled().alternatives()) {
            RuleAttempt attempt = new RuleAttempt(this, rule, ofVariables);
            attempt.walk(alternative);
            if (attempt.unmet().isEmpty()) {
                attempt.result(ofResult);
            }
            Way way = way(info, attempt.unmet(), attempt.obstacles());
            if (best == null || FEWEST_OBSTACLES.compare(way, best) < 0) {
                best = way;
            }
        }
        return Objects.requireNonNull(best);
    }

    private static Way way(RuleInfo info, List<Unmet> unmet, int obstacles) {
        return new Way(
                info.id(), info.name(), info.source(), info.file(), info.line(), Math.min(NEVER, obstacles), unmet);
    }
}
