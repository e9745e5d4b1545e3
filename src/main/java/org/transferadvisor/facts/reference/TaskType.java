package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/** One kind of task, with what the article gives for it (§4.1, §4.2, §5.3). Cells that it leaves open are null. */
@OnePer("id")
public record TaskType(
        @Field(about = "id that task.type names", required = true)
        String id,

        @Field(
                about = "what the model reads and writes",
                required = true,
                oneOf = {"TEXT", "IMAGE", "AUDIO", "MULTIMODAL", "SERIES", "TABLE"})
        String modality,

        @Field(
                about = "does the model choose among answers, or make one?",
                required = true,
                oneOf = {"DISCRIMINATIVE", "GENERATIVE"})
        String kind,

        @Field(about = "method for few samples of a generative task", ids = "strategies") @Nullable
        String fewSamples,

        @Field(about = "field that all such tasks belong to", ids = "fields") @Nullable
        String field,

        @Field(about = "weeks to production from scratch", min = 0) @Nullable
        Double weeksFromScratch,

        @Field(about = "weeks to production with transfer learning", min = 0) @Nullable
        Double weeksTransfer,

        @Field(about = "samples needed from scratch", min = 0) @Nullable
        Range fromScratchSamples,

        @Field(about = "samples needed with transfer learning", min = 0) @Nullable
        Range transferSamples,

        @Field(about = "USD to annotate one sample", min = 0) @Nullable
        Range annotationCost) {}
