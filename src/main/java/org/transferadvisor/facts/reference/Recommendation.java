package org.transferadvisor.facts.reference;

import org.transferadvisor.facts.Field;

/** One of the article's recommendations (§10.2). */
public record Recommendation(
        @Field(about = "id", required = true) String id,

        @Field(about = "whom it is for", required = true) String audience,

        @Field(about = "what it says", required = true, longest = 500)
        String text,

        @Field(about = "rule or finding that puts it to use; none where it is advice on organisation", required = true)
        String usedBy) {}
