package org.transferadvisor.facts.reference;

import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/** One figure of the article or one stated assumption that stands in no larger table. */
@OnePer("id")
public record Figure(
        @Field(about = "id that rules name", required = true)
        String id,

        @Field(about = "the figure, number or range", required = true)
        Range value) {}
