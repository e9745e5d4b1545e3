package org.transferadvisor.facts.reference;

import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.meaning.OnePer;

/** An optimizer, and what it takes of GPU memory. */
@OnePer("id")
public record Optimizer(
        @Field(about = "id that adaptation.optimizer names", required = true)
        String id,

        @Field(about = "name for readers", required = true) String name,

        @Field(about = "bytes for each trained parameter: weight, gradient and state", required = true, above = 0)
        Double trainedBytes) {}
