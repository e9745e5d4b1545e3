package org.transferadvisor.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.measure.reading.SampleCount;

/** Writes a measurement for people. */
public final class MeasurementText {

    private static final String INDENT = "  ";

    private MeasurementText() {}

    /** The measurement, and below each candidate what it means. */
    public static String of(Measurement measurement, List<Meaning> meanings) {
        List<String> lines = new ArrayList<>();
        if (measurement.target() != null) {
            lines.add("Target  " + side(measurement.target()));
            measurement.notes().forEach(each -> lines.add(INDENT + each));
            lines.add("");
        }
        for (Measurement.Candidate each : measurement.candidates()) {
            lines.add(each.model());
            lines.addAll(candidate(each));
            meanings.stream()
                    .filter(meaning -> meaning.model().equals(each.model()))
                    .forEach(meaning -> lines.add(INDENT + meaning.sentence()));
            lines.add("");
        }
        Measurement.Method method = measurement.method();
        lines.add(
                "Vectors: " + method.vectors() + ". Intervals: " + method.interval() + ", seed " + method.seed() + ".");
        return String.join("\n", lines) + "\n";
    }

    private static List<String> candidate(Measurement.Candidate candidate) {
        List<String> lines = new ArrayList<>();
        if (candidate.source() != null) {
            lines.add(INDENT + "source    " + side(candidate.source()));
        }
        if (candidate.features() != null) {
            lines.add(INDENT + "features  " + side(candidate.features()));
        }
        lines.add(figure("semantic", candidate.similarity().semantic()));
        lines.add(figure("distribution", candidate.similarity().distribution()));
        lines.add(figure("task", candidate.similarity().task()));
        lines.add(figure("proximity", candidate.proximity()));
        Measurement.Diagnostics told = candidate.diagnostics();
        if (told.vocabularyCoverage() != null) {
            lines.add(INDENT + percent(told.vocabularyCoverage()) + " of the target's words stand in the source too.");
        }
        if (told.twoSampleError() != null) {
            lines.add(INDENT + percent(told.twoSampleError())
                    + " are taken for the other side's by their neighbours (50%: nothing tells the sides apart).");
        }
        if (told.accuracy() != null && told.majority() != null) {
            lines.add(INDENT + "Neighbours tell " + percent(told.accuracy()) + " of " + told.classes()
                    + " classes right; always the largest would be " + percent(told.majority()) + ".");
        }
        candidate.notes().forEach(each -> lines.add(INDENT + "Note: " + each + "."));
        return lines;
    }

    private static String figure(String name, Measurement.@Nullable Figure figure) {
        return figure == null
                ? String.format(Locale.ROOT, "  %-13s not measured", name)
                : String.format(
                        Locale.ROOT,
                        "  %-13s %.2f   (%.2f to %.2f)",
                        name,
                        figure.value(),
                        figure.low(),
                        figure.high());
    }

    private static String side(Measurement.Side side) {
        StringBuilder text = new StringBuilder(side.file());
        text.append(String.format(Locale.ROOT, ": %,d samples", side.samples()));
        if (side.empty() > 0) {
            text.append(String.format(Locale.ROOT, ", %,d empty", side.empty()));
        }
        if (side.duplicates() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    ", %s%,d that stand there again",
                    side.samples() > SampleCount.TOLD_APART ? "about " : "",
                    side.duplicates()));
        }
        return text.append(String.format(Locale.ROOT, "; %,d of %,d measured on", side.used(), side.passages()))
                .toString();
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
