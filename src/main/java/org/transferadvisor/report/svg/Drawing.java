package org.transferadvisor.report.svg;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.rulebook.Sentence;

/** Draws charts. */
public final class Drawing {

    private static final double LEAST = 1e-4;

    private Drawing() {}

    /**
     * A chart as SVG.
     *
     * @param chart what to draw
     * @param id unique in its page
     * @param title what it shows
     * @param description what there is to see, for who cannot see it
     */
    public static String of(Chart chart, String id, String title, String description) {
        if (chart instanceof Chart.Ranges ranges) {
            return BarDrawing.ranges(ranges, id, title, description);
        }
        if (chart instanceof Chart.Stacked stacked) {
            return BarDrawing.stacked(stacked, id, title, description);
        }
        if (chart instanceof Chart.Waterfall waterfall) {
            return BarDrawing.waterfall(waterfall, id, title, description);
        }
        if (chart instanceof Chart.Tornado tornado) {
            return BarDrawing.tornado(tornado, id, title, description);
        }
        if (chart instanceof Chart.Lines lines) {
            return LineDrawing.lines(lines, id, title, description);
        }
        if (chart instanceof Chart.Field field) {
            return FieldDrawing.of(field, id, title, description);
        }
        return ProximityDrawing.of((Chart.Proximity) chart, id, title, description);
    }

    /** Names of what the colours of a chart stand for, in the order of the colours; empty where it has but one. */
    public static List<String> legend(Chart chart) {
        if (chart instanceof Chart.Stacked stacked) {
            return stacked.parts();
        }
        if (chart instanceof Chart.Field field) {
            return IntStream.range(0, field.words().size())
                    .mapToObj(i -> Chart.Field.letter(i) + " " + field.words().get(i))
                    .toList();
        }
        return chart instanceof Chart.Lines lines
                ? lines.series().stream().map(Chart.Series::name).toList()
                : List.of();
    }

    /** What a chart leaves out, for who sees it; empty for nothing. */
    public static String note(Chart chart) {
        return chart instanceof Chart.Stacked stacked ? stacked.note() : "";
    }

    /** A value as an axis shows it. */
    static String shown(double value, Chart.Unit unit) {
        String text =
                switch (unit) {
                    case USD -> value != 0 && Math.abs(value) < 1 ? "$" + small(value) : Figures.money(value);
                    case GB -> (Math.abs(value) < 1 ? small(value) : Figures.count(value)) + " GB";
                    case PLAIN -> Math.abs(value) < 10 ? small(value) : Figures.count(value);
                };
        return text.replaceFirst("\\.0(?=[A-Z]|$)", "");
    }

    /** A small value; by its power of ten where it would be rounded to nothing. */
    private static String small(double value) {
        return value == 0 || Math.abs(value) >= LEAST
                ? Sentence.show(value, null)
                : String.format(Locale.ROOT, "%.0e", value).replaceFirst("e-0", "e-");
    }
}
