package org.transferadvisor.explain.conditions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.base.ObjectType;
import org.drools.base.base.ValueResolver;
import org.drools.core.common.ReteEvaluator;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.transferadvisor.Decision;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;
import org.transferadvisor.trace.Trace;

/** All facts of a session in which no rule is left to fire, those given and those concluded. Holds the session until closed. */
public final class SettledFacts implements AutoCloseable {

    private final KieSession session;
    private final Trace trace;
    private final List<FactHandle> handles;
    private final Map<ObjectType, List<FactHandle>> byType = new HashMap<>();
    private final IdentityHashMap<Object, Fact> given = new IdentityHashMap<>();
    private final Map<Object, Fact> concluded = new LinkedHashMap<>();
    private final Map<Object, Firing> firings = new HashMap<>();

    private SettledFacts(KieSession session, Decision decision) {
        this.session = session;
        this.trace = decision.trace();
        decision.given().forEach(fact -> given.put(fact.value(), fact));
        for (Firing firing : decision.trace().firings()) {
            for (Fact fact : firing.concluded()) {
                concluded.putIfAbsent(fact.value(), fact);
                firings.putIfAbsent(fact.value(), firing);
            }
        }
        Map<Fact, Integer> order = new HashMap<>();
        decision.given().forEach(fact -> order.putIfAbsent(fact, order.size()));
        concluded.values().forEach(fact -> order.putIfAbsent(fact, order.size()));
        List<FactHandle> all = new ArrayList<>(session.getFactHandles());
        all.sort(Comparator.comparingInt(handle -> {
            Fact fact = fact(handle.getObject());
            return fact == null ? Integer.MAX_VALUE : order.getOrDefault(fact, Integer.MAX_VALUE);
        }));
        this.handles = List.copyOf(all);
    }

    /** Runs the facts of a decision again and keeps them at hand. */
    public static SettledFacts of(KieBase base, Decision decision) {
        KieSession session = base.newKieSession();
        try {
            decision.given().forEach(fact -> session.insert(fact.value()));
            session.fireAllRules();
            return new SettledFacts(session, decision);
        } catch (RuntimeException e) {
            session.dispose();
            throw e;
        }
    }

    /** The facts that a pattern of a type sees: as given, then as concluded. */
    List<FactHandle> of(ObjectType type) {
        return byType.computeIfAbsent(type, wanted -> handles.stream()
                .filter(handle -> wanted.isAssignableFrom(handle.getObject().getClass()))
                .toList());
    }

    /** A value that is no fact of the session, in the form that conditions read. */
    static FactHandle handle(Object value) {
        return new HeldValue(value);
    }

    ValueResolver resolver() {
        return (ReteEvaluator) session;
    }

    /** The fact that a value is; null for a value that conditions made. */
    public @Nullable Fact fact(Object value) {
        Fact fact = given.get(value);
        return fact != null ? fact : concluded.get(value);
    }

    /** The firing that concluded a fact first; null for a fact that was given. */
    public @Nullable Firing firing(Object value) {
        return given.containsKey(value) ? null : firings.get(value);
    }

    /** What a rule concluded of a type, in the order of the trace. */
    public List<Fact> concludedBy(String rule, String type) {
        return trace.firings().stream()
                .filter(firing -> firing.rule().id().equals(rule))
                .flatMap(firing -> firing.concluded().stream())
                .filter(fact -> fact.type().equals(type))
                .toList();
    }

    @Override
    public void close() {
        session.dispose();
    }
}
