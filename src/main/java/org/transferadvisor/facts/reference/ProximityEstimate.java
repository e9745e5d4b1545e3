package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/** How close a model is to a project, as far as one can tell without measuring: for one pair, or for a kind of pair (§6.1). */
@OnePer("id")
public record ProximityEstimate(
        @Field(about = "id that rules name", required = true)
        String id,

        @Field(about = "field that the model was trained on; none for a kind of pair", ids = "fields") @Nullable
        String trainedOn,

        @Field(about = "domain of the project or its field; none for a kind of pair") @Nullable
        String target,

        @Field(about = "Domain Proximity Score", required = true, min = 0, max = 1)
        Range proximity) {}
