package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * Finds rules with the same condition that conclude the same, or that conclude different values of what a decision holds
 * one of ({@link org.transferadvisor.facts.meaning.OnePer}). Others may stand: each has a reason of its own.
 */
final class LikeRules {

    private final Vocabulary vocabulary;
    private final Diagnostics diagnostics;

    LikeRules(Vocabulary vocabulary, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.diagnostics = diagnostics;
    }

    void check(List<Rule> rules) {
        Map<String, List<CanonicalRule>> byCondition = new LinkedHashMap<>();
        for (Rule rule : rules) {
            CanonicalRule canonical = CanonicalRule.of(rule);
            byCondition
                    .computeIfAbsent(canonical.condition(), any -> new ArrayList<>())
                    .add(canonical);
        }
        for (List<CanonicalRule> like : byCondition.values()) {
            for (int i = 1; i < like.size(); i++) {
                for (int j = 0; j < i; j++) {
                    compare(like.get(j), like.get(i));
                }
            }
        }
    }

    private void compare(CanonicalRule one, CanonicalRule two) {
        Rule first = one.rule();
        Rule second = two.rule();
        boolean same = !first.conclusions().isEmpty() && one.consequence().equals(two.consequence());
        Map<String, String> subjects = two.subjects(vocabulary);
        Set<String> rivals = new LinkedHashSet<>();
        one.subjects(vocabulary).forEach((subject, type) -> {
            if (subjects.containsKey(subject)) {
                rivals.add(type);
            }
        });
        if (!same && rivals.isEmpty()) {
            return;
        }
        diagnostics.add(
                same ? Check.SAME_RULE : Check.SAME_CONDITION,
                second.place(),
                "rule " + second.named() + " has the same condition as rule " + first.named()
                        + (same
                                ? " and concludes the same"
                                : ", and each concludes a `" + String.join("`, `", rivals)
                                        + "` of which there may be one"),
                same ? "one of the two" : "conditions that differ",
                "the other is at " + first.file() + ":" + first.place().line());
    }
}
