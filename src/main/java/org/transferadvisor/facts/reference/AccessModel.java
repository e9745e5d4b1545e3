package org.transferadvisor.facts.reference;

import org.transferadvisor.facts.Field;

/** One way to get at a foundation model, as the article describes it (§3.2). */
public record AccessModel(
        @Field(about = "id that candidate.access names", required = true)
        String id,

        @Field(about = "its economics", required = true, longest = 500)
        String economics,

        @Field(about = "what it is best for", required = true, longest = 500)
        String bestFor) {}
