package org.transferadvisor.facts;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How alike source and target are, each from 0 to 1: the three parts of the Domain Proximity Score (§6.2).
 *
 * <pre>{@code
 * new Similarity(0.78, 0.7, 0.8, Range.between(0.71, 0.79))
 * }</pre>
 */
public record Similarity(
        @Field(about = "embedding similarity, 0 to 1", required = true, min = 0, max = 1, section = "6.2")
        Double semantic,

        @Field(about = "overlap of feature distributions, 0 to 1", required = true, min = 0, max = 1, section = "6.2")
        Double distribution,

        @Field(
                about = "similarity of outputs and objectives, 0 to 1; without it the other two count for all",
                min = 0,
                max = 1,
                section = "6.2")
        @Nullable
        Double task,

        @Field(about = "Domain Proximity Score as measured, {low, high}", min = 0, max = 1, section = "6.2") @Nullable
        Range interval)
        implements Serializable {}
