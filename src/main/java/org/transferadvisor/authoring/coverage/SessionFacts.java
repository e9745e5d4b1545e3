package org.transferadvisor.authoring.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.transferadvisor.Decision;
import org.transferadvisor.trace.Fact;

/**
 * What the session of one decision held at its end, and which rules had fired.
 *
 * @param byType facts given and concluded, by type
 * @param fired ids of the rules whose conclusions stood, and of the figures that were computed
 */
public record SessionFacts(Map<String, Set<Object>> byType, Set<String> fired) {

    /** Those of a decision. */
    public static SessionFacts of(Decision decision) {
        Map<String, Set<Object>> byType = new LinkedHashMap<>();
        Set<String> fired = new LinkedHashSet<>(decision.trace().sheets().keySet());
        List<Fact> concluded = new ArrayList<>();
        decision.trace().firings().forEach(firing -> {
            fired.add(firing.rule().id());
            concluded.addAll(firing.concluded());
        });
        decision.trace().sheets().values().forEach(sheet -> byType.computeIfAbsent(
                        sheet.getClass().getSimpleName(), any -> new LinkedHashSet<>())
                .add(sheet));
        Stream.concat(decision.given().stream(), concluded.stream())
                .forEach(fact -> byType.computeIfAbsent(fact.type(), any -> new LinkedHashSet<>())
                        .add(fact.value()));
        return new SessionFacts(byType, fired);
    }

    /** The facts of a type. */
    Set<Object> of(String type) {
        return byType.getOrDefault(type, Set.of());
    }
}
