package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;

/** A tool that trains by a configuration. {@code {gpus}} and {@code {stage}} stand in its commands for what they are. */
public record TrainingTool(
        @Field(about = "value of --for, or script", required = true)
        String id,

        @Field(about = "name for readers", required = true) String name,

        @Field(about = "groups of keys in its file, with commas between", required = true)
        String groups,

        @Field(about = "methods that its file can say, with commas between", required = true)
        String methods,

        @Field(about = "command that trains on one GPU", required = true)
        String launch,

        @Field(about = "command that trains on several GPUs, each with all of the model", required = true)
        String launchMany,

        @Field(about = "command that trains on several GPUs by FSDP", required = true)
        String launchFsdp,

        @Field(about = "command that trains on several GPUs by ZeRO-3", required = true)
        String launchZero3,

        @Field(about = "what a reader should know of its files", longest = 500) @Nullable
        String know) {}
