package org.transferadvisor.rulebook.check.lint;

import java.util.List;
import java.util.Set;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Looks at all rules together. */
public final class Lints {

    private Lints() {}

    /**
     * Adds what is wrong with the rules taken together.
     *
     * @param unsound those with a mistake of their own
     * @param complete whether all rules can be read, so that what none of them does can be told
     */
    public static void run(
            RulebookFiles files,
            Vocabulary vocabulary,
            ReferenceData.Reading reference,
            List<Rule> rules,
            Set<Rule> unsound,
            boolean complete,
            Diagnostics diagnostics) {
        Tests tests = new Tests(vocabulary);
        new Contradictions(vocabulary, tests, diagnostics).check(rules);
        new LikeRules(vocabulary, diagnostics).check(rules);
        if (!complete) {
            return;
        }
        new Tiers(vocabulary, tests, diagnostics).check(rules, unsound);
        new TierLines(diagnostics).check(rules);
        if (!reference.problems().isEmpty()) {
            return; // what rows hold cannot be told, so neither can what flows from them
        }
        Flow flow = new Flow(vocabulary, reference, rules);
        new Unconcluded(vocabulary, tests, flow, diagnostics).check(rules);
        new Ungathered(vocabulary, tests, flow, diagnostics).check(rules);
        new Circles(vocabulary, tests, flow, diagnostics).check(rules);
        new Rivals(vocabulary, tests, flow, diagnostics).check(rules, unsound);
        new CalculationTexts(files, reference.data(), diagnostics).check();
        new UnusedRows(files, vocabulary, tests, reference, diagnostics).check(rules);
    }
}
