package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.rulebook.Sentence;

/** Where one way becomes cheaper than another (§3.2, §3.3, §7.2, §10.2). */
public final class BreakEvens {

    /** How far beyond the crossing a chart reaches. */
    private static final double BEYOND = 2;

    /** How much of that a project may lie beyond and still be drawn, and how much room it gets. */
    private static final double FAR = 10;

    private static final double MARGIN = 1.1;

    private BreakEvens() {}

    /** A break-even in words. */
    public static String sentence(Advice.BreakEven found) {
        return found.because()
                + (found.current() == null ? "" : " Here: " + Sentence.show(found.current(), "count") + ".");
    }

    /** The two ways that are compared. */
    public static String compared(Advice.BreakEven found, Words words) {
        return found.ways().size() == 2
                ? found.ways().get(0).name() + " against " + found.ways().get(1).name()
                : words.of(found.name());
    }

    /** All of them. */
    public static Table table(List<Advice.BreakEven> all, Words words) {
        Table.Builder table = Table.of("Where one way becomes cheaper than another")
                .words("compared")
                .figures("crossing", "here")
                .words("unit");
        for (Advice.BreakEven each : all) {
            table.row(
                    List.of(
                            Words.start(compared(each, words)),
                            Sentence.show(each.value(), "count"),
                            each.current() == null ? "not stated" : Sentence.show(each.current(), "count"),
                            each.unit()),
                    false,
                    each.rule());
        }
        return table.build();
    }

    /** The lines of both ways around the crossing, which is marked; null where the rulebook does not state them. */
    public static Chart.@Nullable Lines lines(Advice.BreakEven found) {
        if (found.ways().size() != 2) {
            return null;
        }
        Advice.Way first = found.ways().get(0);
        Advice.Way second = found.ways().get(1);
        double slopes = first.perUnit() - second.perUnit();
        double crossing = slopes == 0 ? found.value() : (second.fixed() - first.fixed()) / slopes;
        double here = found.current() == null ? 0 : found.current();
        double near = Math.max(crossing, found.value()) * BEYOND;
        double end = here * MARGIN <= near * FAR ? Math.max(near, here * MARGIN) : near;
        if (!(end > 0)) {
            return null;
        }
        List<Chart.Mark> marks = new ArrayList<>();
        marks.add(new Chart.Mark(
                crossing(found, crossing),
                Math.max(0, crossing),
                first.fixed() + first.perUnit() * Math.max(0, crossing)));
        if (found.current() != null && here <= end) {
            marks.add(new Chart.Mark("here: " + Figures.count(here), here, null));
        }
        return new Chart.Lines(
                found.unit(),
                List.of(series(first, end), series(second, end)),
                List.copyOf(marks),
                Objects.requireNonNullElse(found.amount(), "").startsWith("USD") ? Chart.Unit.USD : Chart.Unit.PLAIN,
                false);
    }

    /** Where the lines cross may lie between two whole numbers, the greater of which is the break-even. */
    private static String crossing(Advice.BreakEven found, double crossing) {
        return Math.abs(crossing - found.value()) <= found.value() / 100
                ? "crossing at " + Figures.count(found.value())
                : "crossing at " + Figures.count(crossing) + ", so from " + Figures.count(found.value());
    }

    private static Chart.Series series(Advice.Way way, double end) {
        return new Chart.Series(
                way.name(),
                List.of(new Chart.Point(0, way.fixed()), new Chart.Point(end, way.fixed() + way.perUnit() * end)),
                false);
    }

    /** The same in words, for who cannot see it. */
    public static String described(Advice.BreakEven found) {
        List<String> ways = found.ways().stream()
                .map(each -> each.name() + " takes " + amount(found, each.fixed()) + " and "
                        + amount(found, each.perUnit()) + " for each of the " + found.unit())
                .toList();
        return String.join("; ", ways) + ". They cross at " + Sentence.show(found.value(), "count") + ".";
    }

    /** The lines of both ways as figures. */
    public static Table ways(Advice.BreakEven found) {
        Table.Builder table = Table.of("Both ways, " + found.amount())
                .words("way")
                .figures("fixed", "for each of the " + found.unit());
        found.ways()
                .forEach(each -> table.row(each.name(), amount(found, each.fixed()), amount(found, each.perUnit())));
        return table.build();
    }

    private static String amount(Advice.BreakEven found, double amount) {
        boolean dollars = Objects.requireNonNullElse(found.amount(), "").startsWith("USD");
        if (amount != 0 && Math.abs(amount) < 0.01) {
            return (dollars ? "$" : "")
                    + new java.math.BigDecimal(amount)
                            .round(new java.math.MathContext(3))
                            .stripTrailingZeros()
                            .toPlainString();
        }
        return dollars ? Figures.money(amount) : Sentence.show(amount, null);
    }
}
