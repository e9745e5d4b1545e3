package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.meaning.OnePer;

/** A source model that people use today (§3.2). What a facts file leaves out of a candidate comes from here. */
@OnePer("id")
public record SourceModel(
        @Field(about = "name that candidates use", required = true)
        String id,

        @Field(about = "other names that people write, with commas between them", longest = 1_000) @Nullable
        String alsoCalled,

        @Field(about = "who made it", required = true) String maker,

        @Field(
                about = "what it reads",
                required = true,
                oneOf = {"TEXT", "IMAGE", "AUDIO", "MULTIMODAL", "SERIES", "TABLE"})
        String modality,

        @Field(about = "field of what it was trained on", required = true, ids = "fields", section = "6.1")
        String trainedOn,

        @Field(about = "all parameters, billions; unknown for most that only an API offers", above = 0) @Nullable
        Double parametersB,

        @Field(about = "parameters used for one token, billions", above = 0) @Nullable
        Double activeParametersB,

        @Field(
                about = "how it is reached",
                required = true,
                oneOf = {"API", "OPEN_WEIGHTS", "PROPRIETARY_LICENSE"})
        String access,

        @Field(about = "licence of the weights", required = true)
        String license,

        @Field(about = "can it be prompted?", required = true)
        Boolean promptInterface,

        @Field(about = "does its API offer fine-tuning?", required = true)
        Boolean hostedFineTuning,

        @Field(about = "USD for a million tokens through its API", min = 0) @Nullable
        Double pricePerMillionTokens,

        @Field(about = "USD for a million training tokens of its hosted fine-tuning", min = 0) @Nullable
        Double fineTuningPricePerMillionTokens,

        @Field(about = "transformer layers", min = 1) @Nullable
        Long layers,

        @Field(about = "width of the residual stream", min = 1) @Nullable
        Long hiddenSize,

        @Field(about = "width of the key and value projections", min = 1) @Nullable
        Long keyValueSize,

        @Field(about = "tokens that it knows", min = 1) @Nullable
        Long vocabularySize) {}
