package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Range;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.rulebook.Sentence;

/** What each strategy takes (§2.3, §3.3, §5.2, §10.2). */
public final class StrategyCosts {

    private StrategyCosts() {}

    /** Whether there is anything to say. */
    public static boolean known(Advice advice) {
        return advice.costs().stream().anyMatch(each -> each.compute() != null || each.inferencePerMonth() != null);
    }

    /** One run of each strategy. */
    public static Table runs(Advice advice, Names names) {
        Table.Builder table = Table.of("One run of each strategy, low to high")
                .words("strategy")
                .figures("GPU-hours", "compute", "memory", "GPUs", "fits");
        for (Advice.Cost cost : advice.costs()) {
            table.row(
                    List.of(
                            names.of(cost.strategy()),
                            Figures.show(cost.gpuHours(), "hours"),
                            Figures.money(cost.compute()),
                            cost.trainingMemoryGb() == null ? "?" : Sentence.show(cost.trainingMemoryGb(), "gb"),
                            cost.gpusNeeded() == null ? "?" : Figures.count(cost.gpusNeeded()),
                            cost.fits() == null ? "?" : cost.fits() ? "yes" : "no"),
                    recommended(advice, cost),
                    null);
        }
        return table.build();
    }

    /** All runs planned, storage and serving of each strategy. */
    public static Table totals(Advice advice, Names names) {
        Table.Builder table = Table.of("All runs planned, storage and serving of each strategy")
                .words("strategy")
                .figures("all runs", "storage", "inference a month");
        for (Advice.Cost cost : advice.costs()) {
            table.row(
                    List.of(
                            names.of(cost.strategy()),
                            Figures.money(cost.adaptation()),
                            Figures.show(cost.storageGb(), "gb"),
                            Figures.money(cost.inferencePerMonth())),
                    recommended(advice, cost),
                    null);
        }
        return table.build();
    }

    private static boolean recommended(Advice advice, Advice.Cost cost) {
        return cost.strategy().equals(advice.recommendation().strategy());
    }

    /** What a reader should know of one run's figures. */
    public static List<String> notes(Advice advice, Names names) {
        List<String> notes = new ArrayList<>();
        Advice.Cost first = advice.costs().get(0);
        Advice.OtherBasis other = first.otherBasis();
        if (other != null) {
            notes.add("On the " + other.basis().toLowerCase(Locale.ROOT) + " figures " + names.of(first.strategy())
                    + " takes "
                    + (other.gpuHours() == null ? "" : Figures.show(other.gpuHours(), "hours") + " GPU-hours and ")
                    + Figures.show(other.compute(), "usd") + "."
                    + (other.note() == null ? "" : " " + other.note()));
        }
        List<String> stated = advice.costs().stream()
                .filter(each -> each.statedMemoryGb() != null)
                .map(each -> names.of(each.strategy()) + " " + Figures.show(each.statedMemoryGb(), "gb") + " ("
                        + difference(Objects.requireNonNull(each.memoryExcessGb())) + ")")
                .toList();
        if (!stated.isEmpty()) {
            notes.add("Memory is computed, activations included. The article's own figures, in proportion: "
                    + String.join(", ", stated) + ".");
        }
        if (advice.recommendation().teacher() != null) {
            notes.add(teaching(advice.recommendation()));
        }
        for (Advice.AlsoConsider considered : advice.recommendation().alsoConsider()) {
            advice.costs().stream()
                    .filter(each -> each.strategy().equals(considered.strategy()) && each.note() != null)
                    .forEach(each -> notes.add(names.of(each.strategy()) + ": " + each.note()));
        }
        advice.costs().stream()
                .filter(each -> each.trainedParameters() != null)
                .findFirst()
                .ifPresent(each -> notes.add(names.of(each.strategy())
                        + " on the query and value projections trains "
                        + Sentence.show(each.trainedParameters(), "count") + " parameters."));
        return notes;
    }

    /** Who teaches whom. */
    public static String teaching(Advice.Recommendation chosen) {
        return chosen.teacher() + " teaches "
                + (chosen.student() == null ? "a smaller model of the project's own" : chosen.student()) + ".";
    }

    /** How much more the computed memory is than the article's, or how much less. */
    private static String difference(Range excess) {
        return excess.high() < 0
                ? "computed " + Figures.show(new Range(-excess.high(), -excess.likely(), -excess.low()), "gb") + " less"
                : "computed " + Figures.show(excess, "gb") + " more";
    }

    /** One run of each strategy against the compute budget; null where no cost is known. */
    public static Chart.@Nullable Ranges compute(Advice advice, Names names) {
        return bars(advice, names, Advice.Cost::compute, Given.number(advice, "/budget/compute"), "compute budget");
    }

    /** Inference a month of each strategy; null where none is known. */
    public static Chart.@Nullable Ranges inference(Advice advice, Names names) {
        return bars(advice, names, Advice.Cost::inferencePerMonth, null, "");
    }

    private static Chart.@Nullable Ranges bars(
            Advice advice,
            Names names,
            Function<Advice.Cost, @Nullable Range> amount,
            @Nullable Double limit,
            String limitName) {
        List<Chart.Bar> bars = advice.costs().stream()
                .filter(each -> amount.apply(each) != null)
                .map(each -> new Chart.Bar(
                        names.of(each.strategy()),
                        Objects.requireNonNull(amount.apply(each)),
                        recommended(advice, each)))
                .toList();
        return bars.isEmpty() ? null : new Chart.Ranges(bars, limit, limitName, Chart.Unit.USD);
    }
}
