package org.transferadvisor.facts;

/**
 * How alike source and target are, each from 0 to 1: the three parts of the Domain Proximity Score (§6.2).
 *
 * <pre>{@code
 * new Similarity(0.78, 0.7, 0.8)
 * }</pre>
 */
public record Similarity(
        @Field(about = "embedding similarity, 0 to 1", required = true, min = 0, max = 1, section = "6.2")
        Double semantic,

        @Field(about = "overlap of feature distributions, 0 to 1", required = true, min = 0, max = 1, section = "6.2")
        Double distribution,

        @Field(
                about = "similarity of outputs and objectives, 0 to 1",
                required = true,
                min = 0,
                max = 1,
                section = "6.2")
        Double task) {}
