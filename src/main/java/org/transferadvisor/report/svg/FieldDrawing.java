package org.transferadvisor.report.svg;

import java.util.List;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.svg.Canvas.Anchor;

/** Draws what is decided over two facts as a field of colours. */
final class FieldDrawing {

    private static final double LEFT = 16;
    private static final double TOP = 20;
    private static final double ROW = 22;
    private static final double AXIS = 40;
    private static final int LONGEST = 12;

    /** The most values of an axis that are named. */
    private static final int MOST_NAMED = 8;

    private FieldDrawing() {}

    static String of(Chart.Field chart, String id, String title, String description) {
        int rows = chart.rows().size();
        int columns = chart.columns().size();
        double bottom = TOP + rows * ROW;
        double width = (100 - LEFT) / columns;
        Canvas canvas = new Canvas(id, title, description, bottom + AXIS);
        canvas.text("tick", 0, 11, Anchor.start, chart.down());
        for (int row = 0; row < rows; row++) {
            double y = bottom - (row + 1) * ROW;
            if (row % step(rows) == 0) {
                canvas.text(
                        "tick",
                        LEFT - 1,
                        y + ROW * 0.7,
                        Anchor.end,
                        Canvas.cut(chart.rows().get(row), LONGEST));
            }
            row(canvas, chart.cells().get(row), y, width);
        }
        for (int column = 0; column < columns; column += step(columns)) {
            double x = LEFT + (column + 0.5) * width;
            canvas.text(
                    "tick",
                    x,
                    bottom + 16,
                    Anchor.middle,
                    Canvas.cut(chart.columns().get(column), LONGEST));
        }
        canvas.text("tick", 100, bottom + 34, Anchor.end, chart.across());
        return canvas.done();
    }

    private static int step(int values) {
        return (values + MOST_NAMED - 1) / MOST_NAMED;
    }

    private static void row(Canvas canvas, List<Integer> cells, double y, double width) {
        for (int column = 0; column < cells.size(); column++) {
            int word = cells.get(column);
            double x = LEFT + column * width;
            if (word >= 0) {
                canvas.rectangle("series s" + word % 6, x, x + width - 0.1, y, ROW - 1);
            }
            canvas.text(
                    word < 0 ? "tick" : "cell",
                    x + width / 2,
                    y + ROW * 0.7,
                    Anchor.middle,
                    word < 0 ? "-" : Chart.Field.letter(word));
        }
    }
}
