package org.transferadvisor.cli;

import java.util.concurrent.Callable;
import org.transferadvisor.log.audit.LogStatistics;
import org.transferadvisor.log.calibration.Calibration;
import org.transferadvisor.log.calibration.Observations;
import org.transferadvisor.log.calibration.StatedCurve;
import org.transferadvisor.report.LogReport;
import org.transferadvisor.rulebook.Rulebook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code log report}. */
@Command(
        name = "report",
        description =
                "Writes an HTML page on all decisions together: over time, by strategy and verdict, rules that never"
                        + " fired, assumed facts, foretold against actual.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class LogReportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private LogTarget target = new LogTarget();

    @Mixin
    private Output output = new Output();

    LogReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return target.open(store -> {
            try (Rulebook rulebook = Rulebook.builtIn()) {
                Calibration calibration = Calibration.of(Observations.in(store), StatedCurve.in(rulebook.reference()));
                output.write(console, new LogReport(store.name(), calibration, rulebook).html(LogStatistics.of(store)));
            }
            return ExitCode.FINE;
        });
    }
}
