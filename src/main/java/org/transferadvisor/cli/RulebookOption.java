package org.transferadvisor.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.DecisionLog;
import picocli.CommandLine.Option;

/** The option {@code --rules}. */
final class RulebookOption {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Use the rulebook in this folder in place of the built-in one.")
    private @Nullable Path rules;

    /** Its folder; null for the built-in one. */
    @Nullable
    Path folder() {
        return rules;
    }

    /** An advisor by the rulebook asked for. */
    Advisor advisor() {
        return rules == null ? Advisor.create() : Advisor.of(rules);
    }

    /** The same for one whose decisions a log remembers. */
    Advisor advisor(DecisionLog log) {
        return rules == null ? Advisor.create(log) : Advisor.of(rules, log);
    }
}
