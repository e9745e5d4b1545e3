package org.transferadvisor.cli;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import picocli.CommandLine.Option;

/** The options {@code --by} and {@code --purpose}. */
final class RequestOptions {

    @Option(names = "--by", paramLabel = "WHO", description = "Who asks: kept in the advice.")
    private @Nullable String by;

    @Option(names = "--purpose", paramLabel = "TEXT", description = "What for: kept in the advice.")
    private @Nullable String purpose;

    /** Who asks, and what for; null where neither is said. */
    Advice.@Nullable Request request() {
        return by == null && purpose == null ? null : new Advice.Request(by, purpose);
    }
}
