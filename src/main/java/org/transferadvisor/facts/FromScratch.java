package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The purpose-built alternative to transfer (§3.3).
 *
 * <pre>{@code
 * new FromScratch(0.3, Range.between(60_000, 120_000), 0.91)
 * }</pre>
 */
@OnePer({})
public record FromScratch(
        @Field(about = "its size, billions of parameters", above = 0, section = "3.3") @Nullable
        Double parametersB,

        @Field(about = "USD to develop it, number or range", min = 0, section = "3.3") @Nullable
        Range developmentCost,

        @Field(about = "accuracy it reaches, 0 to 1", min = 0, max = 1, section = "3.3") @Nullable
        Double accuracy) {}
