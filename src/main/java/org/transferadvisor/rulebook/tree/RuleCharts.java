package org.transferadvisor.rulebook.tree;

import org.transferadvisor.rulebook.RulebookFiles;

/**
 * What can be drawn of a rulebook.
 *
 * @param tree its decision tree (§9.1)
 * @param proximity what divides its proximity chart (§6.1, §6.2)
 */
public record RuleCharts(DecisionTree tree, ProximityLines proximity) {

    /** The charts of a rulebook. */
    public static RuleCharts of(RulebookFiles files) {
        Conclusions rules = new Conclusions(files.model());
        return new RuleCharts(new TreeReader(rules).read(), ProximityLines.of(rules));
    }
}
