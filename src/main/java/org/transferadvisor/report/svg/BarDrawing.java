package org.transferadvisor.report.svg;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.svg.Canvas.Anchor;

/** Draws charts of bars: one below the other, each with its name and its value above it. */
final class BarDrawing {

    private static final double ROW = 41;
    private static final double NAME = 13;
    private static final double TOP = 18;
    private static final double THICK = 10;
    private static final double AXIS = 22;
    private static final double HEADROOM = 18;
    private static final double EDGE = 1;
    private static final int LONGEST_NAME = 34;

    private final Canvas canvas;
    private final Scale scale;
    private final double top;
    private final int rows;

    private BarDrawing(Canvas canvas, Scale scale, double top, int rows) {
        this.canvas = canvas;
        this.scale = scale;
        this.top = top;
        this.rows = rows;
    }

    private static double height(int rows, double top) {
        return top + rows * ROW + AXIS;
    }

    /** A place in per cent, a little inside the edges. */
    private double x(double value) {
        return EDGE + scale.at(value) * (100 - 2 * EDGE);
    }

    private double bottom() {
        return top + rows * ROW;
    }

    private void axis(Chart.Unit unit) {
        for (double tick : scale.ticks()) {
            double x = x(tick);
            Anchor anchor = x < 10 ? Anchor.start : x > 90 ? Anchor.end : Anchor.middle;
            canvas.line("grid", x, top, x, bottom() + 4);
            canvas.text("tick", x, bottom() + 17, anchor, Drawing.shown(tick, unit));
        }
    }

    /** A value that bars are held against. */
    private void limit(@Nullable Double value, String name) {
        if (value == null) {
            return;
        }
        double x = x(value);
        canvas.line("limit", x, top - 4, x, bottom());
        canvas.text("limit-name", x, 11, x > 50 ? Anchor.end : Anchor.start, name);
    }

    private void name(int row, String name, String value, boolean strong) {
        double y = top + row * ROW + NAME;
        canvas.text(strong ? "name strong" : "name", 0, y, Anchor.start, Canvas.cut(name, LONGEST_NAME));
        canvas.text(strong ? "value strong" : "value", 100, y, Anchor.end, value);
    }

    private double bar(int row) {
        return top + row * ROW + TOP;
    }

    static String ranges(Chart.Ranges chart, String id, String title, String description) {
        double least = Double.MAX_VALUE;
        double greatest = 0;
        List<Double> values = new ArrayList<>();
        chart.bars().forEach(each -> {
            values.add(each.range().low());
            values.add(each.range().likely());
            values.add(each.range().high());
        });
        if (chart.limit() != null) {
            values.add(chart.limit());
        }
        for (double each : values) {
            least = each > 0 ? Math.min(least, each) : least;
            greatest = Math.max(greatest, each);
        }
        Scale scale = Scale.logarithmic(greatest > 0 ? least : 0, greatest);
        double top = chart.limit() == null ? 0 : HEADROOM;
        int rows = chart.bars().size();
        BarDrawing drawing = new BarDrawing(new Canvas(id, title, description, height(rows, top)), scale, top, rows);
        drawing.axis(chart.unit());
        for (int i = 0; i < rows; i++) {
            drawing.range(i, chart.bars().get(i));
        }
        drawing.limit(
                chart.limit(),
                chart.limit() == null ? "" : chart.limitName() + " " + Drawing.shown(chart.limit(), chart.unit()));
        for (int i = 0; i < rows; i++) { // names over all lines
            Chart.Bar bar = chart.bars().get(i);
            drawing.name(i, bar.name(), Figures.money(bar.range()), bar.strong());
        }
        return drawing.canvas.done();
    }

    private void range(int row, Chart.Bar bar) {
        Range range = bar.range();
        double y = bar(row);
        canvas.rectangle(
                bar.strong() ? "bar strong" : "bar",
                x(range.low()),
                Math.max(x(range.high()), x(range.low()) + 0.4),
                y,
                THICK);
        canvas.dot(
                bar.strong() ? "likely strong" : "likely",
                x(range.likely()),
                y + THICK / 2,
                5,
                bar.name() + ", likely " + Figures.money(range.likely()));
    }

    static String stacked(Chart.Stacked chart, String id, String title, String description) {
        int rows = chart.rows().size();
        double most =
                chart.rows().stream().mapToDouble(Chart.Stack::total).max().orElse(1);
        boolean counts = chart.rows().stream().allMatch(each -> each.total() == Math.rint(each.total()));
        BarDrawing drawing = new BarDrawing(
                new Canvas(id, title, description, height(rows, 0)), Scale.linear(0, Math.max(1, most)), 0, rows);
        drawing.axis(Chart.Unit.PLAIN);
        for (int i = 0; i < rows; i++) {
            Chart.Stack row = chart.rows().get(i);
            drawing.name(
                    i,
                    row.name(),
                    counts ? Drawing.shown(row.total(), Chart.Unit.PLAIN) : Figures.score(row.total()),
                    row.strong());
            double from = 0;
            for (int part = 0; part < row.parts().size(); part++) {
                double to = from + row.parts().get(part);
                drawing.canvas.rectangle("series s" + part % 6, drawing.x(from), drawing.x(to), drawing.bar(i), THICK);
                from = to;
            }
        }
        return drawing.canvas.done();
    }

    static String waterfall(Chart.Waterfall chart, String id, String title, String description) {
        int rows = chart.steps().size();
        double least = 0;
        double greatest = 0;
        for (Chart.Step each : chart.steps()) {
            least = Math.min(least, Math.min(each.from(), each.to()));
            greatest = Math.max(greatest, Math.max(each.from(), each.to()));
        }
        BarDrawing drawing = new BarDrawing(
                new Canvas(id, title, description, height(rows, 0)), Scale.linear(least, greatest), 0, rows);
        drawing.axis(Chart.Unit.USD);
        for (int i = 0; i < rows; i++) {
            Chart.Step step = chart.steps().get(i);
            double change = step.sum() ? step.to() : step.to() - step.from();
            drawing.canvas.line("zero", drawing.x(0), drawing.bar(i) - 3, drawing.x(0), drawing.bar(i) + THICK + 3);
            String kind = step.sum() ? "sum" : change < 0 ? "loss" : "gain";
            double from = drawing.x(step.from());
            double to = drawing.x(step.to());
            double width = Math.abs(to - from) < 0.4 ? 0.4 : 0;
            drawing.canvas.rectangle(kind, from, to + width, drawing.bar(i), THICK);
            if (i + 1 < rows) {
                drawing.canvas.line("join", to, drawing.bar(i) + THICK, to, drawing.bar(i + 1));
            }
        }
        for (int i = 0; i < rows; i++) { // names over all lines
            Chart.Step step = chart.steps().get(i);
            double change = step.sum() ? step.to() : step.to() - step.from();
            String sign = step.sum() || change < 0 ? "" : "+";
            drawing.name(i, step.name(), sign + Figures.money(change), step.sum());
        }
        return drawing.canvas.done();
    }

    static String tornado(Chart.Tornado chart, String id, String title, String description) {
        int rows = chart.drivers().size();
        double least = Double.MAX_VALUE;
        double greatest = -Double.MAX_VALUE;
        for (Chart.Driver each : chart.drivers()) {
            least = Math.min(least, Math.min(each.atLow(), each.atHigh()));
            greatest = Math.max(greatest, Math.max(each.atLow(), each.atHigh()));
        }
        if (chart.line() != null) {
            least = Math.min(least, chart.line());
            greatest = Math.max(greatest, chart.line());
        }
        BarDrawing drawing = new BarDrawing(
                new Canvas(id, title, description, height(rows, HEADROOM)),
                Scale.linear(least, greatest),
                HEADROOM,
                rows);
        drawing.axis(chart.unit());
        for (int i = 0; i < rows; i++) {
            Chart.Driver driver = chart.drivers().get(i);
            double from = drawing.x(driver.atLow());
            double to = drawing.x(driver.atHigh());
            double width = Math.abs(to - from) < 0.4 ? 0.4 : 0;
            drawing.canvas.rectangle("bar strong", from, to + width, drawing.bar(i), THICK);
            drawing.canvas.dot("end", from, drawing.bar(i) + THICK / 2, 3.5, "at its low end");
        }
        drawing.limit(
                chart.line(), chart.line() == null ? "" : "pays above " + Drawing.shown(chart.line(), chart.unit()));
        for (int i = 0; i < rows; i++) {
            Chart.Driver driver = chart.drivers().get(i);
            String results = result(driver.atLow(), chart.unit()) + " to " + result(driver.atHigh(), chart.unit());
            drawing.name(i, driver.name(), results, false);
        }
        return drawing.canvas.done();
    }

    private static String result(double value, Chart.Unit unit) {
        return unit == Chart.Unit.PLAIN ? Figures.score(value) : Drawing.shown(value, unit);
    }
}
