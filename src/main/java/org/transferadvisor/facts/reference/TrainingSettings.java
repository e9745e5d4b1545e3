package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;

/** How a strategy is trained, as the paper of its method did it; or what is done in place of training (§7, §9.1). */
public record TrainingSettings(
        @Field(about = "strategy", required = true, ids = "strategies")
        String id,

        @Field(
                about = "what is trained; none where nothing is",
                oneOf = {"FULL", "LORA", "QLORA", "PROMPT_TUNING", "PREFIX_TUNING", "IA3", "HEAD"})
        @Nullable
        String method,

        @Field(about = "what to do where nothing is trained", longest = 500) @Nullable
        String instead,

        @Field(about = "learning rate", above = 0) @Nullable Double learningRate,

        @Field(about = "learning rate of large models", above = 0) @Nullable
        Double largeLearningRate,

        @Field(about = "dropout before LoRA's matrices", min = 0, max = 1) @Nullable
        Double dropout,

        @Field(about = "dropout of large models", min = 0, max = 1) @Nullable
        Double largeDropout,

        @Field(about = "size from which a model is large, billions of parameters", above = 0) @Nullable
        Double largeFromB,

        @Field(about = "LoRA's alpha as a multiple of its rank", above = 0) @Nullable
        Double alphaPerRank,

        @Field(about = "samples for one update of the weights, on all GPUs together", min = 1) @Nullable
        Double batch,

        @Field(
                about = "how the learning rate goes on",
                oneOf = {"linear", "cosine", "constant"})
        @Nullable
        String schedule,

        @Field(about = "share of the updates in which the learning rate rises", min = 0, max = 1) @Nullable
        Double warmup,

        @Field(
                about = "how several GPUs share one copy of the model",
                oneOf = {"FSDP", "ZERO3"})
        @Nullable
        String sharding,

        @Field(about = "learning rate of preference tuning", above = 0) @Nullable
        Double preferenceLearningRate,

        @Field(about = "pairs for one update in preference tuning", min = 1) @Nullable
        Double preferenceBatch,

        @Field(about = "how near preference tuning stays to the model it starts from: DPO's beta", above = 0) @Nullable
        Double preferenceBeta) {}
