package org.transferadvisor;

import java.util.List;
import org.apiguardian.api.API;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Trace;

/**
 * An advice with what lies behind it.
 *
 * @param advice the advice
 * @param facts the project, its gaps filled
 * @param given what the session held before any rule fired
 * @param trace every firing that stood at the end
 */
@API(status = API.Status.INTERNAL)
public record Decision(Advice advice, CaseFacts facts, List<Fact> given, Trace trace) {

    /** What the rules concluded of a type, each once, in the order of the trace. */
    public <T> List<T> concluded(Class<T> type) {
        return trace.conclusions().getOrDefault(type, List.of()).stream()
                .map(each -> type.cast(each.fact()))
                .distinct()
                .toList();
    }
}
