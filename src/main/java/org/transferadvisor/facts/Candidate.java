package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * A source model that the project could adapt (§3.2, §9.3). Names that the model table knows fill the other fields.
 *
 * <pre>{@code
 * ProjectFacts.builder().candidate(model -> model.model("Llama-3.1-8B").similarity(0.78, 0.7, 0.8)).build().candidates();
 * }</pre>
 */
@OnePer("model")
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

        @Field(about = "similarity of source and target; its task part may be left out", section = "6.2") @Nullable
        Similarity similarity,

        @Field(about = "score on a related benchmark, 0 to 1", min = 0, max = 1, section = "9.3") @Nullable
        Double benchmark,

        @Field(about = "documentation and community, 0 to 1", min = 0, max = 1, section = "9.3") @Nullable
        Double ecosystem,

        @Field(about = "USD for a million tokens through the API", min = 0, section = "3.2") @Nullable
        Double pricePerMillionTokens,

        @Field(about = "USD a month for a proprietary licence", min = 0, section = "3.2") @Nullable
        Double licenseCostPerMonth,

        @Field(about = "USD for a million training tokens of hosted fine-tuning", min = 0, section = "3.2") @Nullable
        Double fineTuningPricePerMillionTokens,

        @Field(about = "transformer layers", min = 1) @Nullable
        Long layers,

        @Field(about = "width of the residual stream", min = 1) @Nullable
        Long hiddenSize,

        @Field(about = "width of the key and value projections", min = 1) @Nullable
        Long keyValueSize,

        @Field(about = "tokens that the model knows", min = 1) @Nullable
        Long vocabularySize,

        @Field(about = "path of its config.json, from the facts file; for the command line only") @Nullable
        String config,

        @Field(about = "field of what the model was trained on", ids = "fields", section = "6.1") @Nullable
        String trainedOn) {}
