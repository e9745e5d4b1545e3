package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The facts of a project that stand outside any section of its file.
 *
 * <pre>{@code
 * new Project("Ticket routing", "PARTIAL", 14.0)
 * }</pre>
 *
 * @param project name of the project
 * @param modelMatch {@code HIGH_QUALITY}, {@code PARTIAL} or {@code NONE} where the project states it (§9.1)
 * @param maxParametersB largest model the project can host, in billions of parameters (§9.3)
 */
@OnePer({})
public record Project(
        String project,

        @OneOf({"HIGH_QUALITY", "PARTIAL", "NONE"}) @Nullable
        String modelMatch,

        @Nullable Double maxParametersB) {}
