package org.transferadvisor.log.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.rulebook.RulebookFiles;

/** The curve of success in a rulebook: two figures, which outcomes may replace. */
public final class MeasuredCurve {

    private static final String TABLE = "figures";
    private static final String FILE = RulebookFiles.REFERENCE + TABLE + ".yaml";
    private static final String INTERCEPT = "success-intercept";
    private static final String SLOPE = "success-slope";
    private static final String SOURCE = "own-outcomes";

    private MeasuredCurve() {}

    /** The curve that a rulebook states. */
    public static Curve statedIn(ReferenceData reference) {
        return Curve.ofIntercept(figure(reference, INTERCEPT), figure(reference, SLOPE));
    }

    private static double figure(ReferenceData reference, String id) {
        Row row = reference.row(TABLE, id);
        if (row == null) {
            throw new RefusedException(List.of(problem(FILE, "the rulebook has no figure `" + id + "`", "the figure")));
        }
        return ((Figure) row.value()).value().likely();
    }

    /**
     * Puts the curve of a calibration in place of the one that a rulebook states: two rows with what they rest on, and their source.
     * All else stays as it is written, to the letter.
     *
     * @param log name of the log
     * @param rulebook folder of the rulebook
     * @throws RefusedException where it holds no such rows, or cannot be written; nothing is written then
     */
    public static void write(Calibration calibration, String log, Path rulebook) {
        write(calibration, log, rulebook, Clock.systemUTC());
    }

    static void write(Calibration calibration, String log, Path rulebook, Clock clock) {
        Path figures = rulebook.resolve(FILE);
        Path manifest = rulebook.resolve(RulebookFiles.MANIFEST);
        String date = LocalDate.now(clock).toString();
        int outcomes = calibration.observations().trials().size();
        boolean extended = RulebookFiles.in(rulebook).base() != null;
        String before = extended ? withRows(figures) : read(figures);
        String changed =
                replaced(figures, before, INTERCEPT, calibration.curve().intercept(), "log odds", outcomes);
        changed = replaced(figures, changed, SLOPE, calibration.curve().slope(), "log odds for a DPS of 1", outcomes);
        String sources = sourced(manifest, read(manifest), Path.of(log).getFileName() + "", outcomes, date);
        try {
            Files.createDirectories(rulebook.resolve(RulebookFiles.REFERENCE));
            Files.writeString(manifest, sources);
            Files.writeString(figures, changed);
        } catch (IOException e) {
            throw new RefusedException(List.of(
                    problem(rulebook.toString(), "the rulebook cannot be written", "a folder that you may write to")));
        }
    }

    /** The figures of a rulebook that extends another, which need not be there, with rows to be replaced. */
    private static String withRows(Path file) {
        String text = Files.exists(file) ? read(file) : "rows:\n";
        for (String id : List.of(INTERCEPT, SLOPE)) {
            text += text.contains("id: " + id + ",") ? "" : "  - {id: " + id + ", patch: true}\n";
        }
        return text;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new RefusedException(List.of(problem(
                    file.toString(),
                    "the file cannot be read",
                    "a rulebook with the figures of the curve of success")));
        }
    }

    private static String replaced(Path file, String text, String id, double value, String unit, int outcomes) {
        Matcher row =
                Pattern.compile("(?m)^( *)- \\{id: " + id + ",.*\\}[ \\t]*$").matcher(text);
        if (!row.find()) {
            throw new RefusedException(List.of(problem(
                    file.toString(),
                    "there is no row of the figure `" + id + "` on a line of its own",
                    "- {id: " + id + ", value: …, unit: …, source: …, basis: …}")));
        }
        String written = String.format(
                Locale.ROOT,
                "%s- {id: %s, value: %.4f, unit: %s, source: %s, basis: MEASURED, note: \"Fitted to %d outcomes.\"}",
                row.group(1),
                id,
                value,
                unit,
                SOURCE,
                outcomes);
        return text.substring(0, row.start()) + written + text.substring(row.end());
    }

    /** The source, in place of the one that an earlier calibration named. */
    private static String sourced(Path file, String text, String log, int outcomes, String date) {
        String source = "  - id: " + SOURCE + "\n    title: Outcomes in the decision log " + yaml(log)
                + "\n    cites: Success of " + outcomes + " projects by their measured proximity.\n    date: " + date
                + "\n";
        String without = text.replaceAll("(?m)^  - id: " + SOURCE + "\\n(    .*\\n)*", "");
        Matcher sources = Pattern.compile("(?m)^sources:[ \\t]*\\n").matcher(without);
        if (!sources.find()) {
            throw new RefusedException(
                    List.of(problem(file.toString(), "there is no list `sources:`", "sources: with a source a line")));
        }
        return without.substring(0, sources.end()) + source + without.substring(sources.end());
    }

    private static String yaml(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static Problem problem(String file, String message, String allowed) {
        return new Problem(file, 0, 0, "", message, allowed, null);
    }
}
