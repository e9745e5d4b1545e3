package org.transferadvisor.rulebook.check.rule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.SourceText;

/**
 * A rule as the check understands it.
 *
 * @param rule the rule as parsed
 * @param source the text of its file
 * @param info what it says of itself; null where it lacks an id, a source or a sentence
 * @param patterns its patterns, in order
 * @param variables all that it binds, inner ones included, by name
 * @param conclusions what it concludes, in order
 * @param sound whether nothing is wrong with it by itself
 */
public record ReadRule(
        DrlRule rule,
        SourceText source,
        @Nullable RuleInfo info,
        List<ReadPattern> patterns,
        Map<String, Variable> variables,
        List<Conclusion> conclusions,
        boolean sound) {

    /** Its name in backticks. */
    public String named() {
        return "`" + rule.name() + "`";
    }
}
