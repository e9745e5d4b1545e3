package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Range;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.rulebook.Sentence;

/** Whether a project pays: benefits, costs and TL-EVS (§9.2). */
public final class Economics {

    /**
     * One amount.
     *
     * @param name what it is
     * @param amount USD over the horizon
     * @param gain whether it is a benefit
     * @param sum whether it is the sum of its side
     */
    public record Amount(String name, Range amount, boolean gain, boolean sum) {

        /** The name with its side. */
        public String label() {
            return sum ? name : (gain ? "gain: " : "cost: ") + name;
        }
    }

    private Economics() {}

    /** Every amount that is known, benefits first. */
    public static List<Amount> amounts(Advice.Viability viability) {
        List<Amount> amounts = new ArrayList<>();
        Advice.Benefits benefits = viability.benefits();
        put(amounts, "time", benefits.time(), true, false);
        put(amounts, "data", benefits.data(), true, false);
        put(amounts, "accuracy", benefits.accuracy(), true, false);
        put(amounts, "maintenance", benefits.maintenance(), true, false);
        put(amounts, "all gains", benefits.total(), true, true);
        Advice.Costs costs = viability.costs();
        put(amounts, "selection", costs.selection(), false, false);
        put(amounts, "adaptation", costs.adaptation(), false, false);
        put(amounts, "data", costs.data(), false, false);
        put(amounts, "inference", costs.inference(), false, false);
        put(amounts, "risk", costs.risk(), false, false);
        put(amounts, "all costs", costs.total(), false, true);
        return List.copyOf(amounts);
    }

    private static void put(List<Amount> amounts, String name, @Nullable Range amount, boolean gain, boolean sum) {
        if (amount != null) {
            amounts.add(new Amount(name, amount, gain, sum));
        }
    }

    /** The amounts in full. */
    public static Table table(Advice.Viability viability) {
        Table.Builder table =
                Table.of("Benefits and costs over the horizon, USD").words("").figures("low", "likely", "high");
        for (Amount each : amounts(viability)) {
            table.row(
                    List.of(
                            each.label(),
                            Sentence.show(each.amount().low(), "usd"),
                            Sentence.show(each.amount().likely(), "usd"),
                            Sentence.show(each.amount().high(), "usd")),
                    each.sum(),
                    null);
        }
        return table.build();
    }

    /** How the score comes about; null where there is none. */
    public static @Nullable String score(Advice.Viability viability) {
        Range score = viability.tlEvs();
        return score == null
                ? null
                : "TL-EVS = gains / costs x " + Sentence.show(viability.successProbability(), "percent")
                        + " probability of success = " + Figures.score(score.low()) + " to "
                        + Figures.score(score.high()) + ", likely " + Figures.score(score.likely()) + ".";
    }

    /** What each category with several parts is made of. */
    public static List<String> shares(Advice.Viability viability) {
        Map<String, List<String>> shares = new LinkedHashMap<>();
        viability.parts().forEach(part -> shares.computeIfAbsent(part.category(), any -> new ArrayList<>())
                .add(part.part().replace('-', ' ') + " "
                        + Sentence.show(Math.round(part.share() * 100) / 100.0, "percent")));
        return shares.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> "Of " + each.getKey() + ": " + String.join(", ", each.getValue()) + ".")
                .toList();
    }

    /** What is not known, and the fact that would tell it; null where everything is known. */
    public static @Nullable String unknown(Advice advice) {
        List<String> missing = advice.viability().unknown().stream()
                .map(each -> Words.amount(each.amount())
                        + (Given.value(advice, each.fact()) == null
                                ? " (state " + Words.fact(each.fact()) + ")"
                                : " (no figure is known for the " + Words.fact(each.fact()) + ")"))
                .toList();
        return missing.isEmpty() ? null : "Not known, and not in the sums: " + String.join(", ", missing) + ".";
    }

    /** The facts that would tell what is not known, in words: those that are not stated yet. */
    public static List<String> toState(Advice advice) {
        return advice.viability().unknown().stream()
                .map(Advice.Unknown::fact)
                .filter(each -> Given.value(advice, each) == null)
                .map(Words::fact)
                .distinct()
                .toList();
    }

    /** Likely benefits one after the other, then likely costs, and what is left. Null where nothing is known. */
    public static Chart.@Nullable Waterfall waterfall(Advice.Viability viability) {
        List<Chart.Step> steps = new ArrayList<>();
        double level = 0;
        for (Amount each : amounts(viability)) {
            double likely = each.amount().likely();
            if (each.gain() && each.sum()) {
                steps.add(new Chart.Step(each.name(), 0, likely, true));
            } else if (!each.sum()) {
                double next = level + (each.gain() ? likely : -likely);
                steps.add(new Chart.Step(each.label(), level, next, false));
                level = next;
            }
        }
        if (steps.isEmpty()) {
            return null;
        }
        steps.add(new Chart.Step("what is left", 0, level, true));
        return new Chart.Waterfall(List.copyOf(steps));
    }
}
