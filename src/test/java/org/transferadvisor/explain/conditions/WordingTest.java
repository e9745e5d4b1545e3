package org.transferadvisor.explain.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Case;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.rulebook.drl.DrlRule;

/** What is compiled and what is written correspond, rule by rule. */
class WordingTest {

    @Test
    void everyCompiledConditionOfTheShippedRulebookIsFoundInItsFile() {
        Rulebook rulebook = Case.advisor().rulebook();
        Map<String, DrlRule> written = new TreeMap<>();
        rulebook.files().rules().forEach((path, text) -> DrlFile.parse(path, text)
                .rules()
                .forEach(rule -> written.put(rule.name(), rule)));
        Map<String, CompiledRule> compiled = CompiledRule.of(rulebook.base());
        assertThat(compiled.keySet()).isEqualTo(written.keySet());
        compiled.forEach(
                (name, rule) -> assertThat(Wording.of(rule, written.get(name)).mismatches())
                        .as(name)
                        .isEmpty());
    }

    @Test
    void aRuleWordedOtherwiseIsNoticed() {
        Rulebook rulebook = Case.advisor().rulebook();
        CompiledRule rule = CompiledRule.of(rulebook.base()).get("Small data");
        String file =
                rulebook.files().text("decision-tree.drl").replace("labeledSamples < 1000", "labeledSamples < 999");
        DrlRule other = DrlFile.parse("decision-tree.drl", file).rules().stream()
                .filter(each -> each.name().equals("Small data"))
                .findFirst()
                .orElseThrow();
        assertThat(Wording.of(rule, other).mismatches())
                .containsExactly("`labeledSamples < 1000` where `labeledSamples < 999` is written");
    }
}
