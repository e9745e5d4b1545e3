package org.transferadvisor.explain.reasons;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.drl.DrlFile;

/** The rules of a rulebook as text; a file is parsed when a rule of it is asked for. */
final class WrittenRules {

    private final Rulebook rulebook;
    private final Map<String, WrittenRule> rules = new ConcurrentHashMap<>();

    WrittenRules(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** The text of a rule. */
    WrittenRule of(RuleInfo rule) {
        WrittenRule known = rules.get(rule.name());
        if (known == null) {
            DrlFile.parse(rule.file(), rulebook.files().text(rule.file()))
                    .rules()
                    .forEach(each -> rules.put(each.name(), new WrittenRule(each)));
            known = rules.get(rule.name());
        }
        if (known == null) {
            throw new IllegalStateException("the rule " + rule.name() + " is not in " + rule.file());
        }
        return known;
    }
}
