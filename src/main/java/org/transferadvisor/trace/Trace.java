package org.transferadvisor.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Who concluded what from what: every firing that stood at the end, conclusions after what they rest on. The order does
 * not depend on the order in which rules happened to fire.
 *
 * @param firings the firings
 */
public record Trace(List<Firing> firings) {

    /** A conclusion with the firing that drew it. */
    public record Conclusion<T>(T fact, Firing firing) {}

    /** The conclusions of one type, in the order of the trace; one that several firings drew stands several times. */
    public <T> List<Conclusion<T>> conclusions(Class<T> type) {
        List<Conclusion<T>> found = new ArrayList<>();
        for (Firing firing : firings) {
            for (Fact fact : firing.concluded()) {
                if (type.isInstance(fact.value())) {
                    found.add(new Conclusion<>(type.cast(fact.value()), firing));
                }
            }
        }
        return found;
    }
}
