package org.transferadvisor.explain.reasons;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.model.Rule;

/** The rules of a rulebook as text. */
final class WrittenRules {

    private final Rulebook rulebook;
    private final Map<String, WrittenRule> rules = new ConcurrentHashMap<>();

    WrittenRules(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** The text of a rule. */
    WrittenRule of(RuleInfo rule) {
        WrittenRule known = rules.computeIfAbsent(rule.name(), name -> {
            Rule written = rulebook.files().model().byName().get(name);
            return written == null ? null : new WrittenRule(written);
        });
        if (known == null) {
            throw new IllegalStateException("the rule " + rule.name() + " is not in " + rule.file());
        }
        return known;
    }
}
