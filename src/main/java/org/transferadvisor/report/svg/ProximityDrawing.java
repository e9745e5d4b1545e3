package org.transferadvisor.report.svg;

import java.util.Comparator;
import java.util.List;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.svg.Canvas.Anchor;
import org.transferadvisor.rulebook.Sentence;

/** Draws the proximity chart: similarity from left to right, volume of data from bottom to top. */
final class ProximityDrawing {

    private static final double TOP = 24;
    private static final double PLOT = 260;
    private static final double AXIS = 40;
    /** What the names of the quadrants take at the top and at the bottom. */
    private static final double NAMES = 34;

    private static final double STEP = 18;
    private static final int NAMED = 4;
    private static final int LONGEST_NAME = 22;

    private final Canvas canvas;
    private final Scale volume;

    private ProximityDrawing(Canvas canvas, Scale volume) {
        this.canvas = canvas;
        this.volume = volume;
    }

    static String of(Chart.Proximity chart, String id, String title, String description) {
        // The line that divides little from much data lies in the middle, the project as far from it as it is.
        double middle = Math.log10(Math.max(1, chart.line() == null ? chart.volume() : chart.line()));
        double away = Math.abs(Math.log10(Math.max(1, chart.volume())) - middle);
        double half = Math.max(1, away * 1.25);
        ProximityDrawing drawing = new ProximityDrawing(
                new Canvas(id, title, description, TOP + PLOT + AXIS), new Scale(middle - half, middle + half, true));
        drawing.quadrants(chart);
        drawing.axes(chart);
        drawing.candidates(chart);
        return drawing.canvas.done();
    }

    private double y(double samples) {
        return TOP + PLOT * (1 - volume.at(samples));
    }

    private void quadrants(Chart.Proximity chart) {
        if (chart.line() == null || chart.sides().isEmpty()) {
            canvas.rectangle("field", 0, 100, TOP, PLOT);
            return;
        }
        double x = chart.sides().get(0) * 100;
        double y = y(chart.line());
        field(chart.corners().get(0), 0, x, y, TOP + PLOT, false);
        field(chart.corners().get(1), 0, x, TOP, y, true);
        field(chart.corners().get(2), x, 100, y, TOP + PLOT, false);
        field(chart.corners().get(3), x, 100, TOP, y, true);
        canvas.line("side", 0, y, 100, y);
        canvas.text("tick", 0, y - 4, Anchor.start, Sentence.show(chart.line(), "count") + " samples");
    }

    private void field(String name, double left, double right, double top, double bottom, boolean high) {
        boolean far = left > 0;
        canvas.rectangle(
                far && high ? "field best" : far || high ? "field" : "field worst", left, right, top, bottom - top);
        canvas.text("field-name", (left + right) / 2, high ? top + 20 : bottom - 12, Anchor.middle, name);
    }

    private void axes(Chart.Proximity chart) {
        double floor = TOP + PLOT;
        for (double side : chart.sides()) {
            canvas.line("side", side * 100, TOP, side * 100, floor);
            canvas.text("tick", side * 100, floor + 16, Anchor.middle, Sentence.show(side, null));
        }
        for (double band : chart.bands()) {
            canvas.line("band", band * 100, floor - 8, band * 100, floor + 4);
            canvas.text("tick", band * 100, floor + 16, Anchor.middle, Sentence.show(band, null));
        }
        canvas.text("tick", 0, floor + 16, Anchor.start, "0");
        canvas.text("tick", 100, floor + 16, Anchor.end, "1");
        canvas.text("axis", 100, floor + 34, Anchor.end, "similarity (DPS) →");
        canvas.text("axis", 0, 14, Anchor.start, "↑ labelled samples");
    }

    /** All candidates as dots, the last drawn on top; the selected one and the nearest few with their names. */
    private void candidates(Chart.Proximity chart) {
        List<Chart.Candidate> ordered = chart.candidates().stream()
                .sorted(Comparator.comparing(Chart.Candidate::selected)
                        .reversed()
                        .thenComparing(Comparator.comparingDouble(Chart.Candidate::similarity)
                                .reversed()))
                .toList();
        double y = Math.max(TOP + NAMES, Math.min(TOP + PLOT - NAMES, y(chart.volume())));
        double middle = TOP + PLOT / 2;
        double above = y - (y < middle ? TOP + NAMES : middle);
        double below = (y < middle ? middle : TOP + PLOT - NAMES) - y;
        boolean under = below > above;
        int named = (int) Math.max(1, Math.min(NAMED, (Math.max(above, below) - 8) / STEP));
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Chart.Candidate each = ordered.get(i);
            double x = Math.max(1.5, Math.min(98.5, each.similarity() * 100));
            String told = each.name() + ", " + Figures.score(each.similarity());
            if (i < named) {
                double away = STEP + 2 + i * STEP;
                double name = under ? y + away : y - away + 6;
                canvas.line("lead", x, y, x, under ? name - 11 : name + 4);
                canvas.text(
                        each.selected() ? "name strong" : "name",
                        x,
                        name,
                        x > 50 ? Anchor.end : Anchor.start,
                        Canvas.cut(each.name(), LONGEST_NAME) + " " + Figures.score(each.similarity()));
            }
            canvas.dot(each.selected() ? "dot strong" : "dot", x, y, each.selected() ? 7 : 5, told);
        }
    }
}
