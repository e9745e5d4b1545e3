package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;

/**
 * A source model that the project could adapt (§3.2, §9.3). Names that the model table knows fill the other fields.
 *
 * <pre>{@code
 * new Candidate(
 *         "Llama-3.1-8B", 8.0, null, "OPEN_WEIGHTS", true, null, new Similarity(0.78, 0.7, 0.8), 0.73, 0.9, null, null)
 * }</pre>
 */
public record Candidate(
        @Field(about = "name of the model", required = true, section = "9.3")
        String model,

        @Field(about = "all parameters, billions; required for open weights that the model table lacks", above = 0)
        @Nullable
        Double parametersB,

        @Field(about = "parameters used for one token, billions (mixture of experts)", above = 0, section = "10.1")
        @Nullable
        Double activeParametersB,

        @Field(
                about = "how the model is reached",
                oneOf = {"API", "OPEN_WEIGHTS", "PROPRIETARY_LICENSE"},
                section = "3.2")
        @Nullable
        String access,

        @Field(about = "can the model be prompted?", section = "2.2") @Nullable
        Boolean promptInterface,

        @Field(about = "does its API offer fine-tuning?", section = "3.2") @Nullable
        Boolean hostedFineTuning,

        @Field(about = "similarity of source and target: all three parts, or none", section = "6.2") @Nullable
        Similarity similarity,

        @Field(about = "score on a related benchmark, 0 to 1", min = 0, max = 1, section = "9.3") @Nullable
        Double benchmark,

        @Field(about = "documentation and community, 0 to 1", min = 0, max = 1, section = "9.3") @Nullable
        Double ecosystem,

        @Field(about = "USD for a million tokens through the API", min = 0, section = "3.2") @Nullable
        Double pricePerMillionTokens,

        @Field(about = "USD a month for a proprietary licence", min = 0, section = "3.2") @Nullable
        Double licenseCostPerMonth) {}
