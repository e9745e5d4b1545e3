package org.transferadvisor.rulebook.tree;

import org.transferadvisor.rulebook.RulebookFiles;

/**
 * What can be drawn of a rulebook.
 *
 * @param tree its decision tree (§9.1)
 * @param proximity what divides its proximity chart (§6.1, §6.2)
 */
public record RuleCharts(DecisionTree tree, ProximityLines proximity) {

    /** The charts of a rulebook; its rules are parsed once for both. */
    public static RuleCharts of(RulebookFiles files) {
        ParsedRules rules = ParsedRules.of(files);
        return new RuleCharts(new TreeReader(rules).read(), ProximityLines.of(rules));
    }
}
