package org.transferadvisor.cli;

import org.transferadvisor.facts.Basis;
import picocli.CommandLine.Option;

/** The option {@code --basis}. */
final class BasisOption {

    /** The bases by their names on the command line. */
    enum Choice {
        published(Basis.PUBLISHED),
        measured(Basis.MEASURED);

        @SuppressWarnings("ImmutableEnumChecker") // a record of text
        private final Basis basis;

        Choice(Basis basis) {
            this.basis = basis;
        }
    }

    @Option(
            names = "--basis",
            paramLabel = "BASIS",
            description = "${COMPLETION-CANDIDATES}: the article's figures (default), or public measurements.")
    private Choice choice = Choice.published;

    Basis basis() {
        return choice.basis;
    }
}
