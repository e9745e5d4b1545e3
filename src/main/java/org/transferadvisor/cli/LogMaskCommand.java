package org.transferadvisor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.transferadvisor.log.audit.Keeping;
import org.transferadvisor.log.audit.Masked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code log mask}. */
@Command(
        name = "mask",
        description = {
            "Takes fields out of decisions for good, and leaves digests that tell nothing of them: the log still verifies.",
            "With a fact go the digest of the facts and the kept advice, which would give it away."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class LogMaskCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private LogTarget target = new LogTarget();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FIELD",
            description =
                    "Facts such as budget.compute, task or candidates.*.model; or by, purpose, advice, note of the entries.")
    private List<String> fields = List.of();

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Mixin
    private LogTarget.Who who = new LogTarget.Who();

    LogMaskCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return target.open(store -> {
            long masked = new Keeping(store, who.by, who.purpose).mask(Masked.of(fields), filter.filter());
            if (masked == 0) {
                throw target.refused(
                        "no decision asked for has a field `" + String.join("`, `", fields)
                                + "` that is not masked yet",
                        "paths of facts with dots, such as budget.compute or candidates.*.model; by, purpose, advice, note",
                        "`log show` shows the fields of a decision");
            }
            console.out().println("masked in " + masked + (masked == 1 ? " entry" : " entries"));
            return ExitCode.FINE;
        });
    }
}
