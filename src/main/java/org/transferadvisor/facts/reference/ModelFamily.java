package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;

/** Models of one architecture, by their names on Hugging Face. */
public record ModelFamily(
        @Field(about = "name of the architecture", required = true)
        String id,

        @Field(
                about = "how their names begin, in lower case and with commas between; a * before what stands anywhere",
                required = true,
                longest = 1000)
        String named,

        @Field(
                about = "what its models read and write",
                required = true,
                oneOf = {"ENCODER", "DECODER", "ENCODER_DECODER"})
        String kind,

        @Field(about = "modules of the query and value projections, with commas between; none where not known")
        @Nullable
        String attention) {}
