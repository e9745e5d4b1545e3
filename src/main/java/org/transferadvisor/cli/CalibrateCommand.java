package org.transferadvisor.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.log.calibration.Calibration;
import org.transferadvisor.log.calibration.Curve;
import org.transferadvisor.log.calibration.Observations;
import org.transferadvisor.log.calibration.StatedCurve;
import org.transferadvisor.measure.reading.Refusal;
import org.transferadvisor.measure.tables.ReferenceTable;
import org.transferadvisor.report.LogReport;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code calibrate}. */
@Command(
        name = "calibrate",
        description = {
            "Fits the curve of success over proximity to the outcomes of a log, with a band that says how much they tell,",
            "and compares what was foretold with what it took."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class CalibrateCommand implements Callable<Integer> {

    /** The formats by their names on the command line. */
    enum Format {
        text,
        json,
        html
    }

    private final Console console;

    @Mixin
    private LogTarget target = new LogTarget();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description =
                    "Write the curve into the rulebook in this folder, from " + Calibration.LEAST + " outcomes on.")
    private @Nullable Path into;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Mixin
    private Output output = new Output();

    CalibrateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new Reads().rulebook(into).keepApart(output.file());
        return target.open(store -> {
            try (Rulebook rulebook = Rulebook.builtIn()) {
                Curve believed = StatedCurve.in(rulebook.reference());
                Calibration calibration = Calibration.of(Observations.in(store), believed);
                if (into != null && !calibration.suffices()) {
                    throw target.refused(
                            "`" + calibration.observations().trials().size()
                                    + "` outcomes with a measured proximity do not tell enough to change a rulebook",
                            Calibration.LEAST + " or more",
                            "without --into the curve is shown");
                }
                LogReport report = new LogReport(store.name(), calibration, rulebook);
                output.write(
                        console,
                        switch (format) {
                            case text -> report.text();
                            case json -> report.json();
                            case html -> report.html();
                        });
                if (into != null) {
                    write(calibration, store.name(), into);
                    console.err().println("the curve stands in " + into + "; check it with `rules check " + into + "`");
                }
            }
            return ExitCode.FINE;
        });
    }

    /** Puts the curve in place of the one that a rulebook states, with what it rests on. */
    private static void write(Calibration calibration, String log, Path rulebook) {
        ReferenceTable table = new ReferenceTable(RulebookFiles.in(rulebook), StatedCurve.TABLE);
        String date = LocalDate.now(ZoneOffset.UTC).toString();
        String source =
                table.source("Outcomes in the decision log " + Path.of(log).getFileName(), date);
        Map<String, Double> figures = Map.of(
                StatedCurve.INTERCEPT, calibration.curve().intercept(),
                StatedCurve.SLOPE, calibration.curve().slope());
        figures.forEach((id, value) -> {
            if (!table.has(id)) {
                throw Refusal.of(
                        rulebook.toString(),
                        "the table of figures has no row `" + id + "`",
                        "a rulebook with the curve of success",
                        null);
            }
            Map<String, Object> cell = new LinkedHashMap<>();
            cell.put("value", Math.round(value * 10_000) / 10_000.0);
            cell.put("source", source);
            cell.put("basis", "MEASURED");
            cell.put("date", date);
            cell.put("note", "Fitted to " + calibration.observations().trials().size() + " outcomes.");
            table.set(id, "value", cell);
        });
        table.write(rulebook);
    }
}
