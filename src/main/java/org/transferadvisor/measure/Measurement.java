package org.transferadvisor.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.measure.proximity.Estimate;
import org.transferadvisor.measure.proximity.Interval;

/**
 * The similarity of candidates, measured from data (§6.2).
 *
 * @param target the project's own data; null where only features were compared with labels
 * @param method how it was measured
 * @param candidates in the order asked for
 * @param notes what a reader must know of the target; none where all is well
 */
public record Measurement(@Nullable Side target, Method method, List<Candidate> candidates, List<String> notes) {

    /**
     * How it was measured.
     *
     * @param vectors what embeds the texts, or whose features they are
     * @param semantic formula
     * @param distribution formula
     * @param task formula
     * @param interval how intervals are found
     * @param seed of all draws
     */
    public record Method(
            String vectors, String semantic, String distribution, String task, String interval, long seed) {

        /** Section 19's, on vectors of a kind. */
        static Method on(String vectors, long seed) {
            return new Method(
                    vectors,
                    "cosine of the two centroids, without the noise of finite samples",
                    "1 / (1 + (F - F0) / v): squared Frechet distance F of the two clouds on their leading axes,"
                            + " F0 a quarter of that between halves of each, v the mean width",
                    "accuracy of 5 nearest neighbours, each left out in turn, above the share of the largest class",
                    "95%, " + Estimate.DRAWS + " bootstrap draws of whole samples",
                    seed);
        }
    }

    /**
     * One side of a comparison.
     *
     * @param file as named
     * @param samples texts or rows that it holds
     * @param empty texts that hold nothing
     * @param duplicates texts or rows that stand there again; about, where there are very many
     * @param passages different passages that the texts were cut into; rows for features
     * @param used how many of these were measured on
     */
    public record Side(String file, long samples, long empty, long duplicates, long passages, int used) {}

    /**
     * A figure with its interval.
     *
     * @param value from 0 to 1
     * @param low lower end
     * @param high upper end
     */
    public record Figure(double value, double low, double high) {

        /** Rounded as the rules read it. */
        static Figure of(Estimate estimate) {
            Interval interval = estimate.interval();
            return new Figure(rounded(estimate.value()), rounded(interval.low()), rounded(interval.high()));
        }
    }

    /**
     * What was measured of one candidate.
     *
     * @param model its name
     * @param source the sample of its training data; null without one
     * @param features its own features of labelled examples; null without them
     * @param similarity the three figures
     * @param proximity what the weights make of them; null where none was measured
     * @param diagnostics what stands beside them
     * @param notes what a reader must know
     */
    public record Candidate(
            String model,
            @Nullable Side source,
            @Nullable Side features,
            Similarity similarity,
            @Nullable Figure proximity,
            Diagnostics diagnostics,
            List<String> notes) {}

    /** The three similarities; null what was not measured. */
    public record Similarity(
            @Nullable Figure semantic,
            @Nullable Figure distribution,
            @Nullable Figure task) {}

    /**
     * What stands beside the figures.
     *
     * @param vocabularyCoverage share of the target's words that the source has; null for features
     * @param twoSampleError how often a vector is taken for one of the other side; 0.5 where nothing tells them apart
     * @param accuracy of the neighbours on the candidate's features
     * @param majority share of the largest class
     * @param classes how many there are
     */
    public record Diagnostics(
            @Nullable Double vocabularyCoverage,
            @Nullable Double twoSampleError,
            @Nullable Double accuracy,
            @Nullable Double majority,
            @Nullable Integer classes) {}

    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
