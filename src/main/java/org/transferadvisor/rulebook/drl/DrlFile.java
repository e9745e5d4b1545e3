package org.transferadvisor.rulebook.drl;

import java.util.List;
import org.transferadvisor.rulebook.model.RuleFile;

/**
 * One file of rules as those see it who walk the space of facts: a view of its model.
 *
 * @param path relative to the rulebook
 * @param text its text
 * @param rules its rules in order
 */
public record DrlFile(String path, String text, List<DrlRule> rules) {

    /** The view of a file. */
    public static DrlFile of(RuleFile file) {
        return new DrlFile(
                file.path(),
                file.text(),
                file.rules().stream().map(rule -> DrlRule.of(rule, file.text())).toList());
    }
}
