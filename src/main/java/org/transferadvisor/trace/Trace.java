package org.transferadvisor.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who concluded what from what: every firing that stood at the end, conclusions after what they rest on. The order does
 * not depend on the order in which rules happened to fire.
 *
 * @param firings the firings, each figure of a sheet like one
 * @param sheets the sheets, by the id of the rule that took each
 */
public record Trace(List<Firing> firings, Map<String, Object> sheets) {

    /** A conclusion with the firing that drew it. */
    public record Conclusion<T>(T fact, Firing firing) {}

    /** All conclusions by type, in the order of the trace; one that several firings drew stands several times. */
    public Map<Class<?>, List<Conclusion<?>>> conclusions() {
        Map<Class<?>, List<Conclusion<?>>> byType = new HashMap<>();
        for (Firing firing : firings) {
            for (Fact fact : firing.concluded()) {
                byType.computeIfAbsent(fact.value().getClass(), any -> new ArrayList<>())
                        .add(new Conclusion<>(fact.value(), firing));
            }
        }
        return byType;
    }
}
