package org.transferadvisor.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code log export}. */
@Command(
        name = "export",
        description = "Writes the facts of decisions as JSON Lines, which batch reads again; the oldest first.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class LogExportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private LogTarget target = new LogTarget();

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Mixin
    private Output output = new Output();

    LogExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        JsonReport json = new JsonReport();
        return target.open(store -> {
            long[] count = {0, 0};
            output.stream(
                    console,
                    out -> store.decisions(filter.filter(), false, Long.MAX_VALUE, each -> {
                        boolean whole = !each.lacksFacts();
                        count[whole ? 0 : 1]++;
                        if (whole && each.entry().fields().get(Entry.FACTS) instanceof Map<?, ?> facts) {
                            out.println(json.line(facts));
                        }
                    }));
            console.err()
                    .println("exported " + count[0]
                            + (count[1] == 0 ? "" : "; left out " + count[1] + " whose facts are masked"));
            return ExitCode.FINE;
        });
    }
}
