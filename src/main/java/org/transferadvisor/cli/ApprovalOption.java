package org.transferadvisor.cli;

import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.Rulebook;
import picocli.CommandLine.Option;

/** The option {@code --require-approval}. */
final class ApprovalOption {

    @Option(
            names = "--require-approval",
            description = "Advise only by a rulebook that somebody approved as it is, with `rules approve`.")
    private boolean required;

    /** Whether it is given. */
    boolean isRequired() {
        return required;
    }

    /**
     * Goes on only where the rulebook is approved or need not be.
     *
     * @throws RefusedException where it is not
     */
    void check(Rulebook rulebook) {
        if (required) {
            rulebook.approvedOrRefuse();
        }
    }
}
