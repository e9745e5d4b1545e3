package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Block;
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
    public static Table table(Advice.Peft peft, Words words) {
        List<String> columns = List.copyOf(peft.tally().keySet());
        Table.Builder table = Table.of("Votes by factor and column").words("factor", "value");
        columns.forEach(column -> table.figures(words.of(column)));
        Map<String, Set<String>> favors = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (Advice.Vote vote : peft.votes()) {
            favors.computeIfAbsent(vote.factor(), any -> new LinkedHashSet<>()).add(vote.favors());
            values.put(vote.factor(), value(vote, words));
        }
        favors.forEach((factor, voted) -> {
            List<String> row = new ArrayList<>(List.of(words.capital(factor), values.getOrDefault(factor, "")));
            columns.forEach(column -> row.add(voted.contains(column) ? VOTE : NO_VOTE));
            table.row(row, false, null);
        });
        List<String> sums = new ArrayList<>(List.of("votes", ""));
        columns.forEach(column -> sums.add(String.valueOf(peft.tally().get(column))));
        return table.row(sums, true, null).build();
    }

    private static String value(Advice.Vote vote, Words words) {
        return vote.value() instanceof String word ? words.of(word) : Sentence.show(vote.value(), null);
    }

    /** The votes one by one, each with its rule. */
    public static List<Block.Statement> statements(Advice.Peft peft, Words words) {
        return peft.votes().stream()
                .map(vote -> new Block.Statement(
                        "",
                        "",
                        words.capital(vote.factor()) + ", " + value(vote, words) + ": a vote for "
                                + words.of(vote.favors()) + ".",
                        vote.rule(),
                        null))
                .toList();
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
