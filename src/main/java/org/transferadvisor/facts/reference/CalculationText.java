package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;

/** What an advice says of one kind of figure that is computed. The section that it rests on is the row's source. */
public record CalculationText(
        @Field(about = "id of the figure", required = true) String id,

        @Field(about = "what it is called", required = true, longest = 200)
        String name,

        @Field(about = "its sentence, with the figures of the case in braces", required = true, longest = 1000)
        String because,

        @Field(about = "what the source says of it", longest = 1000) @Nullable
        String quote) {}
