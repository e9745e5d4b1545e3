package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.meaning.OnePer;

/** A field of knowledge that models are trained on and projects work in (§6.1). */
@OnePer("id")
public record SubjectField(
        @Field(about = "id that trainedOn, domains, task types and proximities name", required = true)
        String id,

        @Field(about = "name for readers", required = true) String name,

        @Field(
                about = "what all of its data is; left out where a field has data of several kinds",
                oneOf = {"TEXT", "IMAGE", "AUDIO", "MULTIMODAL", "SERIES", "TABLE"})
        @Nullable
        String modality,

        @Field(about = "is it data of every subject?", required = true)
        Boolean general) {}
