package org.transferadvisor.cli;

import java.util.List;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import picocli.CommandLine.Option;

/** The option {@code --require-approval}. */
final class ApprovalOption {

    @Option(
            names = "--require-approval",
            description = "Advise only by a rulebook that somebody approved as it is, with `rules approve`.")
    private boolean required;

    /**
     * Goes on only where the rulebook is approved or need not be.
     *
     * @throws RefusedException where it is not
     */
    void check(Rulebook rulebook) {
        if (required && rulebook.approvals().isEmpty()) {
            throw new RefusedException(List.of(new Problem(
                    RulebookFiles.MANIFEST,
                    0,
                    0,
                    "/approvals",
                    "nobody approved the rulebook " + rulebook.name() + " " + rulebook.version() + " as it is, digest "
                            + rulebook.digest().substring(0, 12),
                    "a rulebook with an approval of this digest",
                    "`advisor rules approve DIR --by NAME` adds one")));
        }
    }
}
