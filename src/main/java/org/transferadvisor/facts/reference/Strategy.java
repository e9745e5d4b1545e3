package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/** One way to get from a source model to a solution, with what the article says of it (§2.2, §2.3, §5.2, §7.1). */
@OnePer("id")
public record Strategy(
        @Field(about = "id that rules and advice name", required = true)
        String id,

        @Field(about = "name for readers", required = true) String name,

        @Field(about = "one sentence on what it is", required = true)
        String about,

        @Field(about = "column of the PEFT selection framework that it belongs to", ids = "strategies") @Nullable
        String peftColumn,

        @Field(about = "method to take in its place where it does not fit or costs too much", ids = "strategies")
        @Nullable
        String fallback,

        @Field(about = "does it start from a source model?", required = true)
        Boolean startsFromModel,

        @Field(about = "does it work through an API without hosted fine-tuning?", required = true)
        Boolean worksThroughApi,

        @Field(
                about = "what of it the fine-tuning of an API does in its place",
                oneOf = {"ALL", "TRANSFER_STEP"})
        @Nullable
        String hosted,

        @Field(about = "is it trained by the model's maker, who charges by the token?") @Nullable
        Boolean trainedByMaker,

        @Field(about = "is the model used as it is?") @Nullable
        Boolean asItIs,

        @Field(about = "GPU-hours of an A100-80GB for a 7B model", min = 0) @Nullable
        Range gpuHoursAt7B,

        @Field(about = "rank of the matrices that those hours are for", min = 1) @Nullable
        Double baseRank,

        @Field(about = "rank at which the hours are double", min = 1) @Nullable
        Double doubleHoursRank,

        @Field(about = "parameters trained, as a share of the model's", min = 0, max = 1) @Nullable
        Range trainableShare,

        @Field(about = "bytes of GPU memory that each frozen parameter takes in training", min = 0) @Nullable
        Double frozenBytes,

        @Field(about = "quality reached, as a share of full fine-tuning's", min = 0, max = 2) @Nullable
        Range performance,

        @Field(about = "GPU memory, as a share of full fine-tuning's", min = 0, max = 2) @Nullable
        Range memoryShare,

        @Field(about = "inference cost, as a multiple of the base model's", min = 0) @Nullable
        Double inferenceFactor,

        @Field(
                about = "how variants are stored",
                required = true,
                oneOf = {"FULL_COPIES", "SHARED_BASE"})
        String storage,

        @Field(
                about = "what is served: the adapted source model, or one of the project's own",
                required = true,
                oneOf = {"SOURCE", "OWN"})
        String serves,

        @Field(about = "size served, as a share of the adapted model's", above = 0, max = 1) @Nullable
        Double servedShare,

        @Field(about = "bytes for each parameter served", above = 0) @Nullable
        Double servedBytes,

        @Field(about = "compute for a token, as a multiple of that in 16 bits", min = 0) @Nullable
        Double loadFactor,

        @Field(about = "figure that says how many times the tokens a request carries", ids = "figures") @Nullable
        String requestTokens,

        @Field(
                about = "what it trains, where that is counted from the model's shape",
                oneOf = {"LOW_RANK", "PROMPT", "PREFIX"})
        @Nullable
        String trains,

        @Field(about = "are the frozen weights held in fewer bits, but for the embeddings?") @Nullable
        Boolean quantized,

        @Field(about = "does it do its transfer step by another method?") @Nullable
        Boolean adapts,

        @Field(about = "strategy whose run is added to the method's", ids = "strategies") @Nullable
        String addedRun,

        @Field(about = "figure that says on what share of the model that run is done", ids = "figures") @Nullable
        String addedShare,

        @Field(about = "what an advice calls the assumption that one run is added") @Nullable
        String addedAs,

        @Field(about = "is the method run once for each source model?") @Nullable
        Boolean perSource,

        @Field(about = "figure that is paid once beside the method's runs", ids = "figures") @Nullable
        String paidOnce,

        @Field(about = "strategy whose memory it takes, where that is not the method's", ids = "strategies") @Nullable
        String memoryOf,

        @Field(about = "floating-point operations of training for each parameter and token", min = 0) @Nullable
        Double flopsPerToken,

        @Field(about = "passes over the data", min = 0) @Nullable
        Double epochs,

        @Field(about = "what measured hours are multiplied by", min = 0) @Nullable
        Range measuredFactor,

        @Field(about = "GB of GPU memory that the article states for a 70B model", min = 0) @Nullable
        Range statedMemoryAt70B,

        @Field(about = "quality of the adaptation, in the article's words") @Nullable
        String adaptationQuality,

        @Field(about = "how well it carries to other domains, in the article's words") @Nullable
        String domainFlexibility) {}
