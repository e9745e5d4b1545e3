package org.transferadvisor.report.svg;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.svg.Canvas.Anchor;

/** Draws lines over a number, with what is marked on it. */
final class LineDrawing {

    private static final double TOP = 36;
    private static final double PLOT = 200;
    private static final double AXIS = 40;
    private static final double EDGE = 1;

    private final Canvas canvas;
    private final Scale across;
    private final Scale up;

    private LineDrawing(Canvas canvas, Scale across, Scale up) {
        this.canvas = canvas;
        this.across = across;
        this.up = up;
    }

    private double x(double value) {
        return EDGE + across.at(value) * (100 - 2 * EDGE);
    }

    private double y(double value) {
        return TOP + PLOT * (1 - up.at(value));
    }

    static String lines(Chart.Lines chart, String id, String title, String description) {
        List<Chart.Point> points =
                chart.series().stream().flatMap(each -> each.points().stream()).toList();
        Scale across = scale(chart, points.stream().mapToDouble(Chart.Point::x));
        Scale up = scale(chart, points.stream().mapToDouble(Chart.Point::y));
        LineDrawing drawing = new LineDrawing(new Canvas(id, title, description, TOP + PLOT + AXIS), across, up);
        drawing.axes(chart);
        for (int i = 0; i < chart.series().size(); i++) {
            drawing.series(chart.series().get(i), i);
        }
        for (int i = 0; i < chart.marks().size(); i++) {
            drawing.mark(chart.marks().get(i), i);
        }
        return drawing.canvas.done();
    }

    private static Scale scale(Chart.Lines chart, DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        double greatest = sorted.length == 0 ? 1 : sorted[sorted.length - 1];
        double least = DoubleStream.of(sorted).filter(each -> each > 0).min().orElse(1);
        return chart.logarithmic() ? Scale.logarithmic(least, greatest) : Scale.linear(0, greatest);
    }

    private void axes(Chart.Lines chart) {
        double floor = TOP + PLOT;
        for (double tick : up.ticks()) {
            canvas.line("grid", 0, y(tick), 100, y(tick));
            canvas.text("tick", 0, y(tick) - 3, Anchor.start, Drawing.shown(tick, chart.unit()));
        }
        for (double tick : across.ticks()) {
            double x = x(tick);
            canvas.line("grid", x, floor, x, floor + 4);
            Anchor anchor = x < 10 ? Anchor.start : x > 90 ? Anchor.end : Anchor.middle;
            canvas.text("tick", x, floor + 17, anchor, Drawing.shown(tick, Chart.Unit.PLAIN));
        }
        canvas.text("axis", 100, floor + 34, Anchor.end, chart.over());
    }

    private void series(Chart.Series series, int number) {
        Stream.iterate(1, i -> i < series.points().size(), i -> i + 1).forEach(i -> {
            Chart.Point from = series.points().get(i - 1);
            Chart.Point to = series.points().get(i);
            canvas.line(
                    (series.strong() ? "plot strong s" : "plot s") + number % 6,
                    x(from.x()),
                    y(from.y()),
                    x(to.x()),
                    y(to.y()));
        });
    }

    private void mark(Chart.Mark mark, int number) {
        double x = x(mark.at());
        double y = 12 + number % 2 * 15.0;
        boolean crossing = mark.crossing() != null;
        canvas.line(crossing ? "cross" : "here", x, y + 4, x, TOP + PLOT);
        canvas.text(crossing ? "cross-name" : "here-name", x, y, x > 50 ? Anchor.end : Anchor.start, mark.name());
        if (mark.crossing() != null) {
            canvas.dot("crossing", x, y(mark.crossing()), 5, mark.name());
        }
    }
}
