package org.transferadvisor.trace;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.figures.Calculation;
import org.transferadvisor.rulebook.RuleInfo;

/**
 * One rule that fired, and stood at the end; or one figure of a sheet that a rule took.
 *
 * @param id its rule's and the words that tell what it concluded
 * @param rule what the rule says of itself
 * @param because its sentence with the figures of the case
 * @param bound what its variables were bound to, by name without the {@code $}; empty where nobody asked
 * @param matched the facts that it matched, without those that it only required to be absent
 * @param concluded the facts that it concluded
 * @param calculation the figure with what it was computed from; null for a rule
 */
public record Firing(
        String id,
        RuleInfo rule,
        String because,
        Map<String, Object> bound,
        List<Fact> matched,
        List<Fact> concluded,
        @Nullable Calculation calculation) {}
