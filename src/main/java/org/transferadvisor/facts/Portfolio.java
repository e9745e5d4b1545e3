package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;

/** The other models planned in the same domain (§10.2). */
public record Portfolio(
        @Field(about = "models planned in this domain", min = 1, section = "10.2") @Nullable
        Long modelsInDomain) {}
