package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;

/** How a model that does not continue text is loaded and fed for a kind of task. */
public record TaskHead(
        @Field(about = "task type, or SEQUENCE_TO_SEQUENCE", required = true)
        String id,

        @Field(about = "class of Transformers that loads the model with its head", required = true)
        String loader,

        @Field(about = "class of Transformers that prepares its input", required = true)
        String processor,

        @Field(about = "class of Transformers that makes batches; none where samples are of one size") @Nullable
        String collator,

        @Field(about = "task type of PEFT; none where PEFT has none") @Nullable
        String peftTask,

        @Field(about = "module of the head, to be trained and saved beside an adapter that has no task type") @Nullable
        String headModule,

        @Field(about = "does the head count classes?", required = true)
        Boolean classes,

        @Field(about = "what to look at before the script is run", longest = 500) @Nullable
        String look) {}
