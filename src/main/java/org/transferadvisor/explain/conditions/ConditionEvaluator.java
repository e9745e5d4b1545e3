package org.transferadvisor.explain.conditions;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.drools.base.base.ValueResolver;
import org.drools.base.reteoo.AccumulateContextEntry;
import org.drools.base.rule.Accumulate;
import org.drools.base.rule.ContextEntry;
import org.drools.base.rule.EvalCondition;
import org.drools.base.rule.From;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.base.rule.accessor.DataProvider;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.drools.base.rule.constraint.BetaConstraint;
import org.drools.base.rule.constraint.Constraint;
import org.drools.modelcompiler.constraints.ConstraintEvaluationException;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Puts compiled conditions to settled facts one by one, the way the engine's network does: by the engine's own constraint,
 * data provider and accumulate objects.
 */
public final class ConditionEvaluator {

    private final SettledFacts facts;
    private final ValueResolver resolver;
    private final IdentityHashMap<Pattern, List<FactHandle>> admitted = new IdentityHashMap<>();

    /** An evaluator over the facts of one session. */
    public ConditionEvaluator(SettledFacts facts) {
        this.facts = facts;
        this.resolver = facts.resolver();
    }

    /** The combinations of facts that meet all conditions of a group. */
    public List<Combination> matches(GroupElement conditions) {
        return extend(new Combination(), conditions);
    }

    /** The combinations that meet one more condition. */
    public List<Combination> extend(Combination combination, RuleConditionElement condition) {
        if (condition instanceof Pattern pattern) {
            return candidates(combination, pattern).stream()
                    .filter(handle -> allows(pattern, handle, combination))
                    .map(handle -> combination.with(pattern, handle))
                    .toList();
        }
        if (condition instanceof EvalCondition eval) {
            return eval.isAllowed(combination, resolver, eval.createContext()) ? List.of(combination) : List.of();
        }
        GroupElement group = (GroupElement) condition;
        if (group.isAnd()) {
            List<Combination> all = List.of(combination);
            for (RuleConditionElement child : CompiledRule.stated(group)) {
                List<Combination> next = new ArrayList<>();
                all.forEach(each -> next.addAll(extend(each, child)));
                all = next;
            }
            return all;
        }
        boolean found = !extend(combination, inner(group)).isEmpty();
        return found == group.isExists() ? List.of(combination) : List.of();
    }

    /** What stands behind {@code not} or {@code exists}. */
    public static RuleConditionElement inner(GroupElement group) {
        return CompiledRule.stated(group).get(0);
    }

    /** What a pattern has to choose from, before its constraints: facts, what functions return, or what is gathered. */
    public List<FactHandle> candidates(Combination combination, Pattern pattern) {
        if (pattern.getSource() instanceof From from) {
            return returned(combination, pattern, from);
        }
        if (pattern.getSource() instanceof Accumulate accumulate) {
            Object result = gathered(combination, accumulate);
            return result == null ? List.of() : List.of(SettledFacts.handle(result));
        }
        return admitted.computeIfAbsent(pattern, any -> facts.of(pattern.getObjectType()).stream()
                .filter(handle -> pattern.getConstraints().stream()
                        .filter(each -> each.getType() == Constraint.ConstraintType.ALPHA)
                        .allMatch(each -> allows(each, handle, combination)))
                .toList());
    }

    /** All facts of a pattern's type, whatever its constraints say of them. */
    public List<FactHandle> all(Pattern pattern) {
        return facts.of(pattern.getObjectType());
    }

    private List<FactHandle> returned(Combination combination, Pattern pattern, From from) {
        DataProvider provider = from.getDataProvider();
        List<FactHandle> returned = new ArrayList<>();
        Iterator<?> values = provider.getResults(combination, resolver, provider.createContext());
        while (values.hasNext()) {
            Object value = values.next();
            if (value != null && pattern.getObjectType().isAssignableFrom(value.getClass())) {
                returned.add(SettledFacts.handle(value));
            }
        }
        return returned;
    }

    private @Nullable Object gathered(Combination combination, Accumulate accumulate) {
        Object memory = accumulate.createWorkingMemoryContext();
        AccumulateContextEntry context = new AccumulateContextEntry(null);
        context.setFunctionContext(
                accumulate.init(memory, context, accumulate.createFunctionContext(), combination, resolver));
        for (Combination each : extend(combination, accumulate.getSource())) {
            if (accumulate.getSource() instanceof Pattern pattern) {
                FactHandle handle = SettledFacts.handle(each.getObject(pattern.getTupleIndex()));
                accumulate.accumulate(memory, context, combination, handle, resolver);
            } else {
                accumulate.accumulate(memory, context, each, SettledFacts.handle(each), resolver);
            }
        }
        return accumulate.getResult(memory, context, combination, resolver);
    }

    /** Whether all constraints of a pattern hold of a fact. */
    public boolean allows(Pattern pattern, FactHandle handle, Combination combination) {
        return pattern.getConstraints().stream().allMatch(each -> allows(each, handle, combination));
    }

    /**
     * Whether one constraint would hold of a value that is no fact of the session, whatever the constraints before it say. One
     * that reads what those before it make sure of, as `similarity.task` after `similarity != null`, does not hold without.
     */
    public boolean wouldAllow(Constraint constraint, Object value, Combination combination) {
        try {
            return allows(constraint, SettledFacts.handle(value), combination);
        } catch (ConstraintEvaluationException e) {
            return false;
        }
    }

    /** Whether one constraint holds of a fact, given the facts of the patterns before. */
    public boolean allows(Constraint constraint, FactHandle handle, Combination combination) {
        if (constraint.getType() == Constraint.ConstraintType.ALPHA) {
            return ((AlphaNodeFieldConstraint) constraint).isAllowed(handle, resolver);
        }
        @SuppressWarnings("unchecked") // what the constraint makes is what it takes
        BetaConstraint<ContextEntry> beta = (BetaConstraint<ContextEntry>) constraint;
        ContextEntry context = beta.createContext();
        context.updateFromTuple(resolver, combination);
        return beta.isAllowedCachedLeft(context, handle);
    }
}
