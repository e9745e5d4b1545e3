package org.transferadvisor.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.report.topic.Economics;
import org.transferadvisor.report.topic.Uncertainties;
import org.transferadvisor.rulebook.Sentence;

/** Writes whether a project pays, and how sure that is, as text with bars. */
final class TextEconomics {

    private final TextPage page;

    TextEconomics(TextPage page) {
        this.page = page;
    }

    void write(Advice advice) {
        viability(advice.viability());
        uncertainty(advice.uncertainty());
    }

    private void viability(Advice.Viability viability) {
        page.heading("Does it pay?", "§9.2");
        if (viability.verdict() != null) {
            page.line("  " + page.styled(viability.verdict(), TextPage.BOLD));
        }
        paragraph(viability.reason());
        List<Economics.Amount> amounts = Economics.amounts(viability);
        if (!amounts.isEmpty()) {
            page.table(Economics.table(viability), bars(amounts));
        }
        paragraph(Economics.score(viability));
        Economics.shares(viability).forEach(this::paragraph);
        paragraph(Economics.unknown(viability));
    }

    private void paragraph(@Nullable String text) {
        if (text != null) {
            page.paragraph(text, "  ");
        }
    }

    /** A bar for each amount from low to high, with a mark where the likely value is. */
    private List<String> bars(List<Economics.Amount> amounts) {
        double largest =
                amounts.stream().mapToDouble(each -> each.amount().high()).max().orElse(0);
        int room = page.width() - 62;
        return room < 8 || largest <= 0
                ? List.of()
                : amounts.stream()
                        .map(each -> bar(each.amount(), largest, room))
                        .toList();
    }

    private static String bar(Range amount, double largest, int room) {
        int low = place(amount.low(), largest, room);
        int likely = place(amount.likely(), largest, room);
        int high = place(amount.high(), largest, room);
        StringBuilder bar = new StringBuilder();
        for (int i = 0; i <= high; i++) {
            bar.append(i == likely ? '●' : i < low ? ' ' : '─');
        }
        return bar.toString();
    }

    private static int place(double amount, double largest, int room) {
        return (int) Math.round(Math.max(0, amount) / largest * (room - 1));
    }

    private void uncertainty(Advice.@Nullable Uncertainty found) {
        if (found == null) {
            return;
        }
        page.heading("How sure is that?", Sentence.show(found.draws(), "count") + " draws, seed " + found.seed());
        page.table(Uncertainties.percentiles(found));
        paragraph(Uncertainties.sentence(found));
        tornado(found);
    }

    /** What moves the result most, as bars between its values at the ends of each range. */
    private void tornado(Advice.Uncertainty found) {
        if (found.drivers().isEmpty()) {
            return;
        }
        paragraph("What moves " + Uncertainties.moved(found)
                + " most, each at its low and its high end, all others likely:");
        double least = found.drivers().stream()
                .mapToDouble(each -> Math.min(each.atLow(), each.atHigh()))
                .min()
                .orElse(0);
        double most = found.drivers().stream()
                .mapToDouble(each -> Math.max(each.atLow(), each.atHigh()))
                .max()
                .orElse(1);
        int names = Math.min(
                38,
                found.drivers().stream()
                        .mapToInt(each -> Layout.width(each.fact()))
                        .max()
                        .orElse(0));
        int room = page.width() - names - 28;
        for (Advice.Driver each : found.drivers()) {
            int from = span(Math.min(each.atLow(), each.atHigh()), least, most, room);
            int to = span(Math.max(each.atLow(), each.atHigh()), least, most, room);
            page.line("  " + Layout.left(Layout.cut(Problem.shown(each.fact()), names), names)
                    + Layout.right(Uncertainties.result(found, each.atLow()), 11)
                    + Layout.right(Uncertainties.result(found, each.atHigh()), 11)
                    + "  " + " ".repeat(from) + "█".repeat(Math.max(1, to - from)));
        }
    }

    private static int span(double value, double least, double most, int room) {
        return most <= least ? 0 : (int) Math.round((value - least) / (most - least) * Math.max(1, room));
    }
}
