package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What may be spent, in US dollars (§9.1).
 *
 * <pre>{@code
 * new Budget(800.0, null, 25_000.0)
 * }</pre>
 */
@OnePer({})
public record Budget(
        @Field(about = "USD for the compute of adaptation", required = true, min = 0, section = "9.1")
        Double compute,

        @Field(about = "USD for domain-specific pre-training", min = 0, section = "9.1") @Nullable
        Double domainAdaptation,

        @Field(about = "USD for the project in all", min = 0, section = "10.2") @Nullable
        Double project) {}
