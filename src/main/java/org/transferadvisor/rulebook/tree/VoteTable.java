package org.transferadvisor.rulebook.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.transferadvisor.rulebook.RulebookFiles;

/**
 * The table by which factors vote for methods (§7.3), read out of the rules: a vote that an expert adds is in it.
 *
 * @param votes its cells, in the order of the rulebook
 */
public record VoteTable(List<Cell> votes) {

    /**
     * One vote.
     *
     * @param factor what votes
     * @param method what it favours
     * @param condition when, in the words of the rules
     * @param rule id of the rule
     */
    public record Cell(String factor, String method, String condition, String rule) {}

    /** The votes of a rulebook. */
    public static VoteTable of(RulebookFiles files) {
        List<Cell> cells = new ArrayList<>();
        for (Conclusions.Concluding each : new Conclusions(files.model()).of("Vote")) {
            String factor = each.literal("factor");
            String method = each.literal("favors");
            if (factor != null && method != null) {
                String condition =
                        each.rule().ways().stream().map(Wording::of).distinct().collect(Collectors.joining(", or "));
                cells.add(new Cell(factor, method, condition, each.rule().id()));
            }
        }
        return new VoteTable(List.copyOf(cells));
    }
}
