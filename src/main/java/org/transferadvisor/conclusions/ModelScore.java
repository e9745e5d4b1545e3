package org.transferadvisor.conclusions;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The weighted score of one candidate (§9.3), with what breaks ties.
 *
 * <pre>{@code
 * new ModelScore("FinBERT", 0.8708, 0.89, 0.11)
 * }</pre>
 *
 * @param model name of the candidate
 * @param score 0 to 1, rounded half-up to four decimals
 * @param benchmark its benchmark, 0 to 1; null where unknown
 * @param parametersB its size in billions; null where unknown
 */
@OnePer("model")
public record ModelScore(
        String model,
        Double score,
        @Nullable Double benchmark,
        @Nullable Double parametersB) {

    /** Best first: the higher score, then the higher benchmark, then the smaller model, then the name. */
    public static final Comparator<ModelScore> BEST_FIRST = Comparator.comparingDouble(ModelScore::score)
            .reversed()
            .thenComparing(ModelScore::benchmark, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(ModelScore::parametersB, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ModelScore::model);

    /** Best first by benchmark alone, ties as in {@link #BEST_FIRST}. */
    public static final Comparator<ModelScore> BEST_BENCHMARK_FIRST = Comparator.comparing(
                    ModelScore::benchmark, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
            .thenComparing(BEST_FIRST);
}
