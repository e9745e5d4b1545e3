package org.transferadvisor.facts.reference;

import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/** How well a kind of training software uses a GPU, as measured. */
@OnePer("id")
public record TrainingStack(
        @Field(about = "id that adaptation.stack names", required = true)
        String id,

        @Field(about = "what such software is", required = true, longest = 500)
        String about,

        @Field(
                about = "share of the GPU's dense BF16 throughput that training reaches",
                required = true,
                min = 0,
                max = 1)
        Range utilisation) {}
