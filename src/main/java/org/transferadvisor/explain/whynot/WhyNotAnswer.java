package org.transferadvisor.explain.whynot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a strategy is not the recommended one.
 *
 * @param project name of the project
 * @param strategy id of the strategy asked about
 * @param name its name
 * @param recommended id of the recommended strategy
 * @param adaptation id of the method of its transfer step, where it has one
 * @param lacking what the way with the fewest obstacles lacks in the end: values of the input, or of what functions return, and
 *     conclusions that must not be there
 * @param ways the rules that would have concluded the strategy, the one with the fewest obstacles first; empty where it is
 *     recommended, or no rule concludes it
 */
public record WhyNotAnswer(
        String project,
        String strategy,
        String name,
        String recommended,
        @Nullable String adaptation,
        List<Gap> lacking,
        List<Way> ways) {

    /** Whether it is the recommended one after all. */
    public boolean isRecommended() {
        return strategy.equals(recommended);
    }
}
