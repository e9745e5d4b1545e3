package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;

/** One key that a tool documents: what is written there, and what the tool takes. */
public record ToolKey(
        @Field(about = "group and key: trl/lora_r; dots nest, a - is an entry of a list", required = true)
        String id,

        @Field(about = "setting that is written there; none where value is") @Nullable
        String takes,

        @Field(about = "the setting's words in the tool's: LORA=lora, QLORA=qlora; the key is left out for others")
        @Nullable
        String words,

        @Field(about = "what is always written there") @Nullable
        String value,

        @Field(
                about = "every word that the tool documents, with commas between; none where any value is taken",
                longest = 1000)
        @Nullable
        String oneOf,

        @Field(about = "what a reader should know of it", longest = 500) @Nullable
        String about) {}
