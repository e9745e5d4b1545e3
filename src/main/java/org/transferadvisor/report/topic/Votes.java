package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.rulebook.Sentence;

/** The votes of the PEFT selection framework (§7.3). */
public final class Votes {

    /** What stands in a cell where a factor votes, and where it does not. */
    public static final String VOTE = "x";

    private static final String NO_VOTE = ".";

    private Votes() {}

    /** Factors by columns, and the sum of each column. */
    public static Table table(Advice.Peft peft, Names names) {
        List<String> columns = List.copyOf(peft.tally().keySet());
        Table.Builder table = Table.of("Votes by factor and column").words("factor", "value");
        columns.forEach(column -> table.figures(names.of(column)));
        Map<String, Set<String>> favors = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (Advice.Vote vote : peft.votes()) {
            favors.computeIfAbsent(vote.factor(), any -> new LinkedHashSet<>()).add(vote.favors());
            values.put(vote.factor(), Sentence.show(vote.value(), null));
        }
        favors.forEach((factor, voted) -> {
            List<String> row = new ArrayList<>(List.of(factor, values.getOrDefault(factor, "")));
            columns.forEach(column -> row.add(voted.contains(column) ? VOTE : NO_VOTE));
            table.row(row, false, null);
        });
        List<String> sums = new ArrayList<>(List.of("votes", ""));
        columns.forEach(column -> sums.add(String.valueOf(peft.tally().get(column))));
        return table.row(sums, true, null).build();
    }

    /** The votes one by one, each with its rule. */
    public static Table rules(Advice.Peft peft, Names names) {
        Table.Builder table = Table.of("Each vote with its rule").words("factor", "value", "favours");
        for (Advice.Vote vote : peft.votes()) {
            table.row(
                    List.of(vote.factor(), Sentence.show(vote.value(), null), names.of(vote.favors())),
                    false,
                    vote.rule());
        }
        return table.build();
    }

    /** Who wins, and what else would serve. */
    public static List<String> sentences(Advice.Peft peft, Names names) {
        List<String> sentences = new ArrayList<>();
        if (peft.winner() != null) {
            sentences.add("Winner: " + names.of(peft.winner()));
        }
        if (!peft.alternatives().isEmpty()) {
            List<String> others = peft.alternatives().stream()
                    .map(each -> names.of(each.strategy()) + " (" + Figures.show(each.performance(), "percent")
                            + (Boolean.TRUE.equals(each.safe()) ? ", safe" : "") + ")")
                    .toList();
            sentences.add("Also possible, with quality against full fine-tuning: " + String.join(", ", others));
        }
        return sentences;
    }
}
