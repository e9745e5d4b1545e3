package org.transferadvisor.explain.flip;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Range;

/**
 * What is recommended, in short.
 *
 * @param strategy id of the strategy
 * @param adaptation id of the method of its transfer step, where it has one
 * @param model the source model, where one is selected
 * @param summary the recommendation in a sentence
 * @param adaptationCost USD for all runs planned; null where unknown
 * @param totalCosts USD over the horizon, as far as known; null where unknown
 * @param verdict whether it pays, in a word; null where unknown
 */
public record Outcome(
        String strategy,
        @Nullable String adaptation,
        @Nullable String model,
        String summary,
        @Nullable Range adaptationCost,
        @Nullable Range totalCosts,
        @Nullable String verdict) {

    static Outcome of(Advice advice) {
        Advice.Recommendation chosen = advice.recommendation();
        Advice.Cost cost = advice.costs().stream()
                .filter(each -> each.strategy().equals(chosen.strategy()))
                .findFirst()
                .orElse(null);
        return new Outcome(
                chosen.strategy(),
                chosen.adaptation(),
                chosen.model(),
                chosen.summary(),
                cost == null ? null : cost.adaptation(),
                advice.viability().costs().total(),
                advice.viability().verdict());
    }
}
