package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The other models planned in the same domain (§10.2).
 *
 * <pre>{@code
 * new Portfolio(5L)
 * }</pre>
 */
@OnePer({})
public record Portfolio(
        @Field(about = "models planned in this domain", min = 1, section = "10.2") @Nullable
        Long modelsInDomain) {}
