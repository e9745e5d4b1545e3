package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.List;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.rulebook.Sentence;

/** How sure the figures are, where a simulation was asked for. */
public final class Uncertainties {

    private Uncertainties() {}

    /** What so many per cent of the draws do not exceed. */
    public static Table percentiles(Advice.Uncertainty found) {
        Table.Builder table = Table.of("What so many per cent of the draws do not exceed")
                .words("")
                .figures("5%", "25%", "50%", "75%", "95%");
        table.row(percentiles("total cost", found.totalCost(), true), false, null);
        if (found.tlEvs() != null) {
            table.row(percentiles("TL-EVS", found.tlEvs(), false), false, null);
        }
        return table.build();
    }

    private static List<String> percentiles(String name, Advice.Percentiles at, boolean dollars) {
        List<String> row = new ArrayList<>(List.of(name));
        for (Double each : List.of(at.p5(), at.p25(), at.p50(), at.p75(), at.p95())) {
            row.add(dollars ? Sentence.show(each, "usd") : Figures.score(each));
        }
        return row;
    }

    /** What the draws say. */
    public static String sentence(Advice.Uncertainty found) {
        String above = found.probabilityAboveOne() == null
                ? ""
                : "TL-EVS exceeds 1 in " + Sentence.show(found.probabilityAboveOne(), "percent") + " of the draws. ";
        return above + "The same strategy is recommended in " + Sentence.show(found.sameStrategy(), "percent") + ".";
    }

    /** What the drivers move. */
    public static String moved(Advice.Uncertainty found) {
        return found.tlEvs() == null ? "the total cost" : "TL-EVS";
    }

    /** A result of a driver as it reads. */
    public static String result(Advice.Uncertainty found, double value) {
        return found.tlEvs() == null ? Figures.money(value) : Figures.score(value);
    }

    /** The drivers as a chart. */
    public static Chart.Tornado tornado(Advice.Uncertainty found) {
        return new Chart.Tornado(
                found.drivers().stream()
                        .map(each -> new Chart.Driver(Words.range(each.fact()), each.atLow(), each.atHigh()))
                        .toList(),
                found.tlEvs() == null ? null : 1.0,
                found.tlEvs() == null ? Chart.Unit.USD : Chart.Unit.PLAIN);
    }

    /** The drivers as a table. */
    public static Table drivers(Advice.Uncertainty found) {
        Table.Builder table = Table.of("What moves " + moved(found) + " most, all other ranges likely")
                .words("fact or figure")
                .figures("its range", "at its low end", "at its high end");
        for (Advice.Driver each : found.drivers()) {
            table.row(
                    Words.range(each.fact()),
                    Figures.show(each.range(), null),
                    result(found, each.atLow()),
                    result(found, each.atHigh()));
        }
        return table.build();
    }
}
