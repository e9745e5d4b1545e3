package org.transferadvisor.explain.conditions;

import java.util.ArrayList;
import java.util.List;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.Pattern;
import org.drools.core.reteoo.SubnetworkTuple;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/**
 * One fact for each of a rule's first patterns, in the form that the engine's compiled constraints read: a tuple. What a
 * nested group of patterns matched is handed to accumulate functions in the same form, hence the parent class.
 */
public final class Combination extends SubnetworkTuple {

    private static final long serialVersionUID = 1L;

    private final transient List<Step> steps;
    private final int size;

    private record Step(Pattern pattern, FactHandle handle) {}

    /** No fact yet. */
    public Combination() {
        this(List.of(), 0);
    }

    private Combination(List<Step> steps, int size) {
        this.steps = steps;
        this.size = size;
    }

    /** The same with a fact for one more pattern. */
    Combination with(Pattern pattern, FactHandle handle) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(pattern, handle));
        return new Combination(List.copyOf(more), pattern.getTupleIndex() + 1);
    }

    /** The fact of a pattern; null where the pattern has none yet. */
    public @Nullable Object fact(Pattern pattern) {
        FactHandle handle = handle(pattern.getPatternId());
        return handle == null ? null : handle.getObject();
    }

    /** What a variable of an earlier pattern is bound to; null where that pattern has no fact yet, or the field no value. */
    public @Nullable Object value(Declaration declaration) {
        FactHandle handle = handle(declaration.getPattern().getPatternId());
        return handle == null ? null : declaration.getValue(null, handle);
    }

    /** The same with a value for one more pattern that need not meet it. */
    public Combination assuming(Pattern pattern, Object value) {
        return with(pattern, new HeldValue(value));
    }

    /** The facts in the order of the patterns. */
    public List<Object> facts() {
        return steps.stream().map(step -> step.handle().getObject()).toList();
    }

    private @Nullable FactHandle handle(int patternId) {
        for (Step step : steps) {
            if (step.pattern().getPatternId() == patternId) {
                return step.handle();
            }
        }
        return null;
    }

    /** Found by the pattern, whose number copies share, since functions may hold the declarations of the original. */
    @Override
    public FactHandle get(Declaration declaration) {
        FactHandle handle = handle(declaration.getPattern().getPatternId());
        if (handle == null) {
            throw new IllegalStateException("no fact for " + declaration.getIdentifier());
        }
        return handle;
    }

    @Override
    public FactHandle get(int index) {
        for (Step step : steps) {
            if (step.pattern().getTupleIndex() == index) {
                return step.handle();
            }
        }
        throw new IllegalStateException("no fact at " + index);
    }

    @Override
    public Object getObject(int index) {
        return get(index).getObject();
    }

    @Override
    public int size() {
        return size;
    }
}
