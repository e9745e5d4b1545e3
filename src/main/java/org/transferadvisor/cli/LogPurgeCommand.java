package org.transferadvisor.cli;

import java.util.concurrent.Callable;
import org.transferadvisor.log.audit.Keeping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code log purge}. */
@Command(
        name = "purge",
        description =
                "Takes away the oldest entries for good, with a word of it in the log: what is left still verifies.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class LogPurgeCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private LogTarget target = new LogTarget();

    @Option(
            names = "--before",
            required = true,
            paramLabel = "TIME",
            converter = FilterOptions.Time.class,
            description = "All that was logged before this day or time (UTC).")
    private Long before = 0L;

    @Mixin
    private LogTarget.Who who = new LogTarget.Who();

    LogPurgeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return target.open(store -> {
            long purged = new Keeping(store, who.by, who.purpose).purge(before);
            console.out().println("purged " + purged + (purged == 1 ? " entry" : " entries"));
            return ExitCode.FINE;
        });
    }
}
