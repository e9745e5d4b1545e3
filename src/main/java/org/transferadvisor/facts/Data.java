package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The data at hand (§4.2, §5.3).
 *
 * <pre>{@code
 * new Data(8_000L, 6_000L, 600.0, Range.between(0.5, 2), null, false, 2e9)
 * }</pre>
 */
@OnePer({})
public record Data(
        @Field(about = "labelled samples that the project will train on", required = true, min = 0, section = "9.1")
        Long labeledSamples,

        @Field(about = "how many of them exist already", min = 0, section = "5.3") @Nullable
        Long alreadyLabeled,

        @Field(about = "tokens in one sample", above = 0) @Nullable
        Double tokensPerSample,

        @Field(about = "USD to annotate one sample, number or range", min = 0, section = "5.3") @Nullable
        Range annotationCostPerSample,

        @Field(about = "engineering hours of format conversion, number or range", min = 0, section = "5.3") @Nullable
        Range formatConversionHours,

        @Field(about = "must the data stay inside the organisation?", section = "3.2") @Nullable
        Boolean sensitive,

        @Field(about = "tokens of the domain's text without labels, for domain pre-training", min = 0) @Nullable
        Double unlabeledTokens) {}
